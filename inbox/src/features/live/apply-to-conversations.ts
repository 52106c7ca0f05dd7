import type { ConversationShape } from '@parley/contract/conversation.ts'
import type { EventShape } from '@parley/contract/event.ts'

import type { Filter, Pages } from '../../api/queries.ts'
import { find, place, without } from './place.ts'

/** The conversation as an event tells it; null for events that are about a message only. */
export function conversationIn(event: EventShape): ConversationShape | null {
  return 'conversation' in event.data ? event.data.conversation : null
}

/** The later of two states of a conversation. */
export function newer(known: ConversationShape, incoming: ConversationShape): ConversationShape {
  return incoming.version < known.version ? known : incoming
}

/** A loaded list after one of its (possible) conversations changed. */
export function putConversation(
  pages: Pages<ConversationShape>,
  incoming: ConversationShape,
  filter: Filter,
): Pages<ConversationShape> {
  const known = find(pages, incoming.id)
  const conversation = known === undefined ? incoming : newer(known, incoming)
  if (conversation === known) return pages
  return matches(conversation, filter)
    ? place(pages, conversation, latestFirst)
    : without(pages, conversation.id)
}

function matches({ status, unread, account_id }: ConversationShape, { view, account }: Filter): boolean {
  if (account !== null && account !== account_id) return false
  switch (view) {
    case 'all':
      return true
    case 'unread':
      return status === 'open' && unread > 0
    default:
      return status === view
  }
}

function latestFirst(a: ConversationShape, b: ConversationShape): number {
  const later = Date.parse(b.last_message_at) - Date.parse(a.last_message_at)
  return later || (a.id < b.id ? 1 : -1)
}
