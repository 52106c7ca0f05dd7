import type { EventShape } from '@parley/contract/event.ts'
import type { MessageShape } from '@parley/contract/message.ts'

import type { Pages } from '../../api/queries.ts'
import { find, place } from './place.ts'

/** A conversation's loaded messages after an event of that conversation. */
export function applyToMessages(pages: Pages<MessageShape>, event: EventShape): Pages<MessageShape> {
  return 'message' in event.data ? putMessage(pages, event.data.message) : pages
}

export function putMessage(pages: Pages<MessageShape>, message: MessageShape): Pages<MessageShape> {
  const known = find(pages, message.id)
  if (known !== undefined && message.version < known.version) return pages
  if (known === undefined && isBeyond(pages, message)) return pages
  return place(pages, message, latestFirst)
}

/** Between what is loaded and the end of the thread there are others, so it belongs among those. */
function isBeyond({ pages: [page] }: Pages<MessageShape>, message: MessageShape): boolean {
  const first = page?.data[0]
  return first !== undefined && (page?.previous ?? null) !== null && latestFirst(message, first) < 0
}

function latestFirst(a: MessageShape, b: MessageShape): number {
  return Date.parse(b.placed_at) - Date.parse(a.placed_at) || b.sequence - a.sequence
}
