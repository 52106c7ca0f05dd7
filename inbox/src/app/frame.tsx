import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'

import { useCommands } from '../features/commands/commands.ts'
import { useHotkeys } from '../features/commands/hotkeys.ts'
import { ReconnectingBanner } from '../features/live/banner.tsx'
import { useCell } from '../ui/cell.ts'
import { Toaster, toast, undo } from '../ui/toast.tsx'
import { useScreenCommands } from './screen-commands.ts'

const Palette = lazy(async () => ({ default: (await import('../features/commands/palette.tsx')).Palette }))
const HelpSheet = lazy(async () => ({
  default: (await import('../features/commands/help-sheet.tsx')).HelpSheet,
}))

/** What surrounds every screen: shortcuts, palette, help, the banner and the toast. */
export function Frame() {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null)
  const undoable = useCell(toast)?.undo !== undefined
  const closed = (sheet: typeof open) => () => setOpen((now) => (now === sheet ? null : now))
  useHotkeys()
  useScreenCommands()
  useCommands([
    {
      id: 'palette',
      title: 'Show all commands',
      group: 'Screen',
      keys: ['mod+k'],
      run: () => setOpen('palette'),
    },
    {
      id: 'help',
      title: 'Show keyboard shortcuts',
      group: 'Screen',
      keys: ['?'],
      run: () => setOpen('help'),
    },
    ...(undoable ? [{ id: 'undo', title: 'Undo', group: 'Screen' as const, keys: ['z'], run: undo }] : []),
  ])
  return (
    <div className="frame">
      <ReconnectingBanner />
      <Outlet />
      <Toaster />
      <Suspense>
        {open === 'palette' && <Palette close={closed('palette')} />}
        {open === 'help' && <HelpSheet close={closed('help')} />}
      </Suspense>
    </div>
  )
}
