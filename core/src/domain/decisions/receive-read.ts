import type { Decision } from '../change.ts'
import type { ReadReport } from '../channel-event.ts'
import { reported, waiting } from './receive-status.ts'
import type { Receiving } from './receiving.ts'
import { awaitMessage } from './retry.ts'

/**
 * The customer has read everything up to a message. The view holds some of them at a time; the task comes again for the
 * rest. A send whose answer was lost is read, too, as soon as its echo proves that it arrived (see `receiveEcho`).
 */
export function receiveRead(event: ReadReport, { view, tried, moment }: Receiving): Decision {
  if (!view.message) return waiting(awaitMessage(tried, moment.now), moment.now)
  const read = view.unreadUpTo.map((message) =>
    reported(message, 'read', event.at, moment, { externalId: null, failure: null }),
  )
  return {
    changes: read.flatMap((decision) => decision.changes),
    tasks: [],
    ...(read.length > 0 ? { againAt: moment.now } : {}),
  }
}
