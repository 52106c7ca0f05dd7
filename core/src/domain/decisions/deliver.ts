import type { Abilities } from '../abilities.ts'
import { alarm } from '../alarm.ts'
import type { Alarm } from '../alert.ts'
import type { Outcome, RefusalClass } from '../call.ts'
import { nothing, put, type Decision } from '../change.ts'
import { filesOf } from '../files-within.ts'
import type { Moment } from '../ids.ts'
import { newLetter } from '../letter.ts'
import type { Failure, Message } from '../message.ts'
import type { CallEnd } from '../pace.ts'
import { usualPatience, type Patience } from '../patience.ts'
import { note, type Status } from '../status.ts'
import type { MessageView } from '../view.ts'
import { wayTo, type Way } from './allow.ts'
import { log } from './outgoing.ts'
import { about, reported } from './receive-status.ts'
import { putOff, retrySend, type Tried } from './retry.ts'

export type Departure =
  /** Commit this first (the message is `sending`), then call the channel. */
  | { readonly kind: 'go'; readonly decision: Decision; readonly way: Exclude<Way, 'closed'> }
  /** Do not call; this ends the task. */
  | { readonly kind: 'stay'; readonly decision: Decision }

/**
 * Whether a queued message goes out now. One that is `sending` already was under way when the process died: the
 * channel may have it, so it is never sent again on a guess. Nor is one that waited when its data was put back from a copy.
 */
export function decideDeparture(
  view: MessageView,
  can: Pick<Abilities, 'replyWindowMs' | 'humanWindowMs' | 'sends'>,
  moment: Moment,
  restoredAt: number | null = null,
): Departure {
  const { message, conversation, account } = view
  if (message.status === 'sending')
    return stay(
      moved(message, 'unknown', moment, failure('answer_lost', 'The answer of the channel was lost.')),
    )
  if (message.status !== 'pending') return stay(nothing)
  if (restoredAt !== null && isInDoubt(message, restoredAt))
    return stay(moved(message, 'unknown', moment, failure('answer_lost', restored)))
  if (message.ifEpoch !== null && message.ifEpoch !== conversation.epoch)
    return stay(moved(message, 'canceled', moment, null))
  if (!account.active)
    return stay(failed(message, failure('account_inactive', `${account.name} is not connected.`), moment))
  if (account.tokenRefused)
    return stay(
      failed(message, failure('token_invalid', `The channel refuses the token of ${account.name}.`), moment),
    )
  const way = wayTo(conversation, message, can, moment.now)
  if (way === 'closed') {
    return stay(
      failed(
        message,
        failure('window_closed', 'The reply window closed before the message could go out.'),
        moment,
      ),
    )
  }
  const sending = {
    ...message,
    status: 'sending',
    transitions: note(message.transitions, 'sending', moment.now),
  } as const
  return { kind: 'go', way, decision: { changes: [put('message', sending)], tasks: [] } }
}

const restored =
  'The data was put back from a copy, and the message may have gone out after the copy was made.'

/** It waited when its data was put back, and no person has said since that it is to be sent. */
function isInDoubt({ createdAt, transitions }: Message, restoredAt: number): boolean {
  return createdAt <= restoredAt && !transitions.some(({ status }) => status === 'unknown')
}

/** The channel may not be called before `untilAt`: the account, or this customer, has had enough for now. */
export function decideDepartLater(message: Message, untilAt: number, tried: Tried, moment: Moment): Decision {
  const laterAt = putOff(tried, untilAt, moment.now)
  if (laterAt !== null) return { ...nothing, laterAt }
  return failed(message, failure('channel_unavailable', 'The channel took nothing for a day.'), moment)
}

/** An account that its channel has stopped sends nothing for so long; then one message tries. */
const pauseMs = 3_600_000

/** What an answer of the channel says of its health, for the account and for the customer. */
export function endsOfCall(outcome: Outcome): { readonly account: CallEnd; readonly customer: CallEnd } {
  const fine = { kind: 'fine' } as const
  if (outcome.kind === 'sent') return { account: fine, customer: fine }
  if (outcome.kind === 'lost') return { account: { kind: 'fault' }, customer: fine }
  const { class: why, retryAfterMs } = outcome
  const throttled = { kind: 'throttled', retryAfterMs } as const
  const paused = { kind: 'throttled', retryAfterMs: Math.max(retryAfterMs ?? 0, pauseMs) } as const
  const account = new Map<RefusalClass, CallEnd>([
    ['transient', { kind: 'fault' }],
    ['rate', throttled],
    ['policy', paused],
  ])
  return { account: account.get(why) ?? fine, customer: why === 'pair' ? throttled : fine }
}

/** What the channel's answer means for the message. A status report may have been faster; then there is little left to do. */
export function decideArrival(
  message: Message,
  outcome: Outcome,
  tried: Tried,
  moment: Moment,
  { sends }: Patience = usualPatience,
): Decision {
  if (outcome.kind === 'sent')
    return reported(message, 'sent', moment.now, moment, { externalId: outcome.externalId, failure: null })
  if (message.status !== 'sending') return nothing
  if (outcome.kind === 'lost')
    return moved(message, 'unknown', moment, failure('answer_lost', outcome.detail))
  return putBack(message, outcome, tried, moment, sends)
}

/** A file could not be handed over, so nothing was sent: again later, or never. What was lost on the way may be repeated. */
export function decideUnready(
  message: Message,
  outcome: Exclude<Outcome, { kind: 'sent' }>,
  tried: Tried,
  moment: Moment,
  { sends }: Patience = usualPatience,
): Decision {
  const refused = {
    class: 'transient',
    channelCode: null,
    retryAfterMs: null,
    ...outcome,
    kind: 'refused',
  } as const
  return putBack(message, refused, tried, moment, sends)
}

function putBack(
  message: Message,
  outcome: Extract<Outcome, { kind: 'refused' }>,
  tried: Tried,
  moment: Moment,
  sends: Patience['sends'],
): Decision {
  const { detail, channelCode } = outcome
  const reason = outcome.class === 'file' && filesOf(message.content).length === 0 ? 'final' : outcome.class
  const why: Failure = { code: reason, detail, channelCode }
  const wait =
    reason === 'file' && message.failure?.code !== 'file'
      ? (outcome.retryAfterMs ?? 0)
      : retrySend(reason, tried, outcome.retryAfterMs, moment.now, moment.random(), sends)
  if (wait === null) return failed(message, why, moment)
  return {
    changes: [put('message', { ...message, status: 'pending', failure: why })],
    tasks: [],
    againAt: moment.now + wait,
  }
}

/** A message that will never go out, with its dead letter. */
export function failed(message: Message, why: Failure, moment: Moment): Decision & { message: Message } {
  const decision = moved(message, 'failed', moment, why)
  const letter = newLetter(
    {
      reason: 'rejected',
      detail: `${why.code}: ${why.detail}`,
      kept: {
        kind: 'work',
        group: message.conversation,
        work: { kind: 'deliver', message: message.id },
      },
      account: message.account,
    },
    moment,
  )
  return {
    ...decision,
    changes: [...decision.changes, put('letter', letter)],
    tasks: [alarm({ ...alarmOf(why), subject: message.account }, moment)],
  }
}

function alarmOf({ code, channelCode }: Failure): Pick<Alarm, 'kind' | 'detail'> {
  if (code !== 'policy') {
    const detail = `A message could not be sent (${code}) and was kept as a dead letter.`
    return { kind: 'dead_letter', detail }
  }
  const detail = `The channel stopped the account (${channelCode}): nothing goes out for an hour, then one message tries.`
  return { kind: 'account_health', detail }
}

function moved(
  message: Message,
  status: Extract<Status, 'unknown' | 'canceled' | 'failed'>,
  moment: Moment,
  why: Failure | null,
): Decision & { message: Message } {
  const after: Message = {
    ...message,
    status,
    transitions: note(message.transitions, status, moment.now),
    failure: why,
  }
  return {
    message: after,
    changes: [
      put('message', after),
      log(about(after), { kind: `message.${status}`, message: after }, moment),
    ],
    tasks: [],
  }
}

function stay(decision: Decision): Departure {
  return { kind: 'stay', decision }
}

function failure(code: string, detail: string): Failure {
  return { code, detail, channelCode: null }
}
