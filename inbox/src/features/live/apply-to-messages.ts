import type { EventShape } from '@parley/contract/event.ts'
import type { MessageShape } from '@parley/contract/message.ts'
import { climb } from '@parley/core/domain/status.ts'

import type { Pages } from '../../api/queries.ts'
import { find, place } from './place.ts'

/** A conversation's loaded messages after an event of that conversation. */
export function applyToMessages(pages: Pages<MessageShape>, event: EventShape): Pages<MessageShape> {
  if (event.type === 'conversation.updated') return pages
  return putMessage(pages, event.data.message)
}

export function putMessage(pages: Pages<MessageShape>, message: MessageShape): Pages<MessageShape> {
  const known = find(pages, message.id)
  if (known !== undefined && !supersedes(message, known)) return pages
  return place(pages, message, latestFirst)
}

/** Statuses only climb, except that a person may send a message of unknown fate again. */
function supersedes(incoming: MessageShape, known: MessageShape): boolean {
  if (known.status === 'unknown' && incoming.status === 'pending') return true
  return climb(known.status, incoming.status) === incoming.status
}

function latestFirst(a: MessageShape, b: MessageShape): number {
  return Date.parse(b.placed_at) - Date.parse(a.placed_at) || b.sequence - a.sequence
}
