import { signOut } from '@parley/contract/session.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

import { call } from '../api/call.ts'
import { sessionQuery } from '../api/queries.ts'
import { trouble } from '../api/trouble.ts'
import { useCommands, type Command } from '../features/commands/commands.ts'
import { useCell } from '../ui/cell.ts'
import { chooseTheme, nextTheme, theme } from '../ui/theme.ts'
import { toast } from '../ui/toast.tsx'

/** The commands that every screen has. */
export function useScreenCommands(): void {
  const navigate = useNavigate()
  const leave = useSignOut()
  const next = nextTheme(useCell(theme))
  useCommands([
    command('inbox', 'Go to the inbox', 'Go to', () => void navigate({ to: '/' })),
    command(
      'auto-reply',
      'Go to automatic answers',
      'Go to',
      () => void navigate({ to: '/settings/auto-reply' }),
    ),
    command('shows', 'Go to what customers see', 'Go to', () => void navigate({ to: '/settings/shows' })),
    command('templates', 'Go to templates', 'Go to', () => void navigate({ to: '/settings/templates' })),
    command('theme', `Switch to the ${next} theme`, 'Screen', () => chooseTheme(next)),
    command('sign-out', 'Sign out', 'Screen', leave),
  ])
}

export function useSignOut(): () => void {
  const cache = useQueryClient()
  return () => {
    call(signOut, {}).then(
      (session) => cache.setQueryData(sessionQuery.queryKey, session),
      (error: unknown) => toast.set({ text: `Not signed out. ${trouble(error).title}` }),
    )
  }
}

function command(id: string, title: string, group: Command['group'], run: () => void): Command {
  return { id, title, group, keys: [], run }
}
