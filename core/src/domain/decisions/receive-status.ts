import { nothing, put, type Decision } from '../change.ts'
import type { StatusReport } from '../channel-event.ts'
import type { Failure, Message } from '../message.ts'
import { climb, note, type ReportedStatus } from '../status.ts'
import { log } from './outgoing.ts'
import { optedOut } from './receive-person.ts'
import type { Receiving } from './receiving.ts'
import { awaitMessage } from './retry.ts'

/** A sent message fared on: its status climbs, each status keeps its earliest time. Early reports wait for their message. */
export function receiveStatus(event: StatusReport, { view, tried, moment }: Receiving): Decision {
  if (!view.message) return waiting(awaitMessage(tried, moment.now), moment.now)
  const { optedOut: topic, ...why } = event.failure ?? { channelCode: null, detail: '' }
  const decision = reported(view.message, event.status, event.at, moment, {
    externalId: event.externalId,
    failure: event.failure && { code: 'refused_by_channel', ...why },
  })
  if (!topic) return decision
  return { ...decision, changes: [...decision.changes, ...optedOut(view, topic, event.at, moment).changes] }
}

/** Nothing now; the task comes again, or is over if there was no message to wait for. */
export function waiting(waitMs: number | null, now: number): Decision {
  return waitMs === null ? nothing : { ...nothing, againAt: now + waitMs }
}

/** An outgoing message of which the channel has reported a status. */
export function reported(
  message: Message,
  status: ReportedStatus,
  at: number,
  moment: Receiving['moment'],
  found: { externalId: string | null; failure: Failure | null },
): Decision {
  if (message.direction === 'in') return nothing
  const reached = climb(message.status, status)
  const transitions = note(message.transitions, status, at)
  const externalId = message.externalId ?? found.externalId
  if (reached === message.status && transitions === message.transitions && externalId === message.externalId)
    return nothing
  const after: Message = {
    ...message,
    status: reached,
    transitions,
    externalId,
    failure: reached === 'failed' ? (message.failure ?? found.failure) : null,
  }
  const moved = reached !== message.status
  return {
    changes: [
      put('message', after),
      ...(moved ? [log(about(after), { kind: `message.${status}`, message: after }, moment)] : []),
    ],
    tasks: [],
  }
}

export function about(message: Message): { id: Message['conversation']; account: Message['account'] } {
  return { id: message.conversation, account: message.account }
}
