import { alarm } from '../alarm.ts'
import type { AlertKind } from '../alert.ts'
import type { Reply } from '../call.ts'
import { nothing, put, type Decision } from '../change.ts'
import type { Endpoint } from '../endpoint.ts'
import type { HubEvent } from '../event.ts'
import { httpDate } from '../http-date.ts'
import type { Moment } from '../ids.ts'
import { newLetter } from '../letter.ts'
import type { CallEnd } from '../pace.ts'
import { usualPatience, type Patience } from '../patience.ts'
import { longestAskedMs, putOff, retryWebhook, type Tried, type WebhookFailure } from './retry.ts'

/**
 * What an endpoint's answer to a webhook means: taken, again later, or a dead letter. A 401 is not tried again, because
 * somebody has to look at the secret; a 410 says that the endpoint is gone, and switches it off.
 */
export function decideNotify(
  event: HubEvent,
  endpoint: Endpoint,
  reply: Reply,
  tried: Tried,
  moment: Moment,
  { webhooks }: Patience = usualPatience,
): Decision {
  if (isTaken(reply)) return nothing
  const letter = (kind?: AlertKind) => givenUp(event, endpoint, said(reply), { tried, moment, kind })
  if (says(reply, 401)) return letter('endpoint_unauthorized')
  if (says(reply, 410)) return switchedOff(letter('endpoint_disabled'), endpoint)
  const wait = retryWebhook(
    failureOf(reply),
    tried,
    retryAfter(reply, moment.now),
    moment.now,
    moment.random(),
    webhooks,
  )
  if (wait !== null) return { ...nothing, againAt: moment.now + wait }
  return letter()
}

function switchedOff(decision: Decision, endpoint: Endpoint): Decision {
  if (!endpoint.active) return decision
  return { ...decision, changes: [...decision.changes, put('endpoint', { ...endpoint, active: false })] }
}

/** The endpoint may not be called before `untilAt`: it was away lately, or too much is under way to it. */
export function decideNotifyLater(
  event: HubEvent,
  endpoint: Endpoint,
  untilAt: number,
  tried: Tried,
  moment: Moment,
  { webhooks }: Patience = usualPatience,
): Decision {
  const laterAt = putOff(tried, untilAt, moment.now, webhooks.giveUpAfterMs)
  if (laterAt !== null) return { ...nothing, laterAt }
  const hours = webhooks.giveUpAfterMs / 3_600_000
  return givenUp(event, endpoint, `it was away for ${hours} h`, { tried, moment })
}

interface Circumstances {
  readonly tried: Tried
  readonly moment: Moment
  /** What administrators are told. */
  readonly kind?: AlertKind | undefined
}

function givenUp(
  event: HubEvent,
  endpoint: Endpoint,
  why: string,
  { tried, moment, kind = 'dead_letter' }: Circumstances,
): Decision {
  const detail = `The endpoint did not take the webhook: ${why}.`
  const letter = newLetter(
    {
      reason: 'exhausted',
      detail,
      kept: {
        kind: 'work',
        group: `${endpoint.id}:${event.conversation ?? event.account}`,
        work: { kind: 'notify', endpoint: endpoint.id, event: event.id },
      },
      account: event.account,
      endpoint: endpoint.id,
      attempts: tried.tries + 1,
    },
    moment,
  )
  return {
    changes: [put('letter', letter)],
    tasks: [alarm({ kind, subject: endpoint.id, detail }, moment)],
  }
}

/** What the answer says of the endpoint's health: a refusal is an answer like any other. */
export function endOfCall(reply: Reply, now: number): CallEnd {
  if (reply.kind === 'answer' && reply.status === 429)
    return { kind: 'throttled', retryAfterMs: retryAfter(reply, now) }
  return { kind: failureOf(reply) === 'unreached' && !isTaken(reply) ? 'fault' : 'fine' }
}

function says(reply: Reply, status: number): boolean {
  return reply.kind === 'answer' && reply.status === status
}

export function isTaken(reply: Reply): boolean {
  return reply.kind === 'answer' && reply.status >= 200 && reply.status < 300
}

/** 408, 425, 429 and every 5xx tell of load or absence, other answers of a refusal. */
export function failureOf(reply: Reply): WebhookFailure {
  if (reply.kind !== 'answer') return 'unreached'
  return reply.status >= 500 || [408, 425, 429].includes(reply.status) ? 'unreached' : 'refused'
}

/** RFC 9110, 10.2.3: seconds or a date, an hour at most. What is neither, or lies in the past, says nothing. */
function retryAfter(reply: Reply, now: number): number | null {
  if (reply.kind !== 'answer' || (reply.status !== 429 && reply.status !== 503)) return null
  const text = reply.headers['retry-after']?.trim() ?? ''
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text) * 1000, longestAskedMs)
  const at = httpDate(text)
  return at === null || at <= now ? null : Math.min(at - now, longestAskedMs)
}

function said(reply: Reply): string {
  return reply.kind === 'answer' ? `it answered ${reply.status}` : reply.detail
}
