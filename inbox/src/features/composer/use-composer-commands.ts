import { useCell } from '../../ui/cell.ts'
import { useCommands } from '../commands/commands.ts'
import { enterSends } from './enter-sends.ts'

type Ways = Readonly<Record<'focus' | 'attach' | 'record' | 'send', () => void>>

/** The composer's ways, for the keyboard and the palette. */
export function useComposerCommands({ focus, attach, record, send }: Ways): void {
  const enter = useCell(enterSends)
  const title = enter ? 'Make Enter start a new line' : 'Make Enter send the reply'
  const group = 'Conversation' as const
  useCommands([
    { id: 'reply', title: 'Write a reply', group, keys: ['r'], run: focus },
    { id: 'send', title: 'Send the reply', group, keys: ['mod+Enter'], run: send },
    { id: 'attach', title: 'Attach files', group, keys: ['f'], run: attach },
    { id: 'record', title: 'Record a voice message', group, keys: [], run: record },
    { id: 'enter-sends', title, group: 'Screen', keys: [], run: () => enterSends.set(!enter) },
  ])
}
