import { useEffect } from 'react'
import { z } from 'zod'

import { remembered } from '../../ui/remembered.ts'
import { allCommands } from './commands.ts'
import { isPressed } from './match-key.ts'

/** Single keys can be switched off, for people whose speech or keyboard triggers them by accident (WCAG 2.1.4). */
export const singleKeys = remembered('parley.single-keys', z.boolean(), true)

/** Runs the command of a pressed shortcut. Single keys never fire while typing or inside a dialog. */
export function useHotkeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || (event.repeat && event.key === 'Enter')) return
      const command = allCommands().find(({ keys }) =>
        keys.some((key) => mayFire(key, event) && isPressed(key, event)),
      )
      if (command === undefined) return
      event.preventDefault()
      command.run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function mayFire(key: string, { target }: KeyboardEvent): boolean {
  if (key.startsWith('mod+')) return true
  if (!(target instanceof HTMLElement)) return singleKeys.get()
  if (document.querySelector('dialog[open], :popover-open') !== null) return false
  const typing = target.isContentEditable || target.matches('input, textarea, select')
  if (key === 'Escape') return !typing
  if (typing) return false
  if (key === 'Enter') return !target.matches('button, a, summary')
  return key.startsWith('Arrow') ? target.closest('[role=log]') === null : singleKeys.get()
}
