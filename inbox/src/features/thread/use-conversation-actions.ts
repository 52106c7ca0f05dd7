import type { ConversationShape } from '@parley/contract/conversation.ts'

import { useCommands, type Command } from '../commands/commands.ts'
import { useUpdate } from './use-update.ts'

interface Ways {
  readonly togglePanel: () => void
  readonly back: () => void
}

/** What an agent can do with an open conversation, as functions for its buttons and as commands. */
export function useConversationActions(conversation: ConversationShape, { togglePanel, back }: Ways) {
  const update = useUpdate(conversation)
  const closed = conversation.status === 'closed'
  const automated = conversation.answered_by === 'automation'

  const closeOrReopen = () =>
    closed ? update({ status: 'open' }, 'Reopened.') : update({ status: 'closed' }, 'Closed.')
  const hand = () =>
    automated
      ? update({ answered_by: 'people' }, 'You answer from now on.')
      : update({ answered_by: 'automation' }, 'Automation answers again.')

  useCommands([
    command('close', closed ? 'Reopen conversation' : 'Close conversation', ['e'], closeOrReopen),
    command('hand', automated ? 'Take over from automation' : 'Hand back to automation', [], hand),
    command('panel', 'Show or hide the customer', [], togglePanel),
    command('back', 'Back to the list', ['Escape'], back),
  ])
  return { closeOrReopen, hand }
}

function command(id: string, title: string, keys: readonly string[], run: () => void): Command {
  return { id, title, group: 'Conversation', keys, run }
}
