import type { Decision } from '../change.ts'
import type { Deleted, Edited } from '../channel-event.ts'
import { arrivedQuietly } from './receive-message.ts'
import type { Receiving } from './receiving.ts'

/**
 * Stands for a message that never came, so that what is told of it has its place; the task comes again for that. Null
 * if nobody knows whose message it was.
 */
export function placeholder(event: Edited | Deleted, receiving: Receiving): Decision | null {
  if (!event.person) return null
  const { accountKey, externalId, at } = event
  const content = { kind: 'unsupported', type: 'missing', raw: '' } as const
  const arrival = arrivedQuietly(
    { accountKey, externalId, at, content, replyTo: null },
    event.by,
    event.person,
    receiving,
  )
  return { ...arrival, againAt: receiving.moment.now }
}
