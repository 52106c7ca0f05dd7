import { nothing, type Decision } from '../change.ts'
import type { ReadReport } from '../channel-event.ts'
import { reported, waiting } from './receive-status.ts'
import type { Receiving } from './receive.ts'
import { awaitEcho, awaitMessage } from './retry.ts'

/**
 * The customer has read everything up to a message. The view holds some of them at a time; the task comes again for the
 * rest, and for what went before and is under way or unknown: its echo may be slower than this report.
 */
export function receiveRead(event: ReadReport, { view, tried, moment }: Receiving): Decision {
  const { message: last } = view
  if (!last) return waiting(awaitMessage(tried, moment.now), moment.now)
  const read = view.unreadUpTo.map((message) =>
    reported(message, 'read', event.at, moment, {
      externalId: message.externalId ?? event.externalId,
      failure: null,
    }),
  )
  const changes = read.flatMap((decision) => decision.changes)
  if (read.length > 0) return { changes, tasks: [], againAt: moment.now }
  const late = view.inFlight.some((message) => message.seq < last.seq)
  return late ? waiting(awaitEcho(tried, moment.now), moment.now) : nothing
}
