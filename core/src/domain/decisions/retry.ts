import type { RefusalClass } from '../call.ts'

/** The only back-off in the system. Every function answers: when again, in milliseconds from now? `null`: never. */

export interface Tried {
  /** How often it was tried in vain already. */
  readonly tries: number
  /** When it was first put back; null before that. */
  readonly triedAt: number | null
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** A send that the channel refused. Throttling costs no attempt: the message waits its turn, for a day at most. */
export function retrySend(
  reason: RefusalClass,
  tried: Tried,
  retryAfterMs: number | null,
  now: number,
  random: number,
): number | null {
  const wait = Math.max(sendDelay[reason]?.(tried.tries, random) ?? -1, retryAfterMs ?? 0)
  switch (reason) {
    case 'transient':
      return tried.tries < 3 ? wait : null
    case 'rate':
    case 'pair':
      return age(tried, now) < day ? wait : null
    default:
      return null
  }
}

const sendDelay: Partial<Record<RefusalClass, (tries: number, random: number) => number>> = {
  transient: (tries, random) => fullJitter(500 * 2 ** tries, random),
  rate: (tries, random) => fullJitter(Math.min(second * 2 ** tries, minute), random),
  // Meta, "Pair rate limits": wait 4^n seconds before the next attempt to the same person.
  pair: (tries, random) => Math.min(4 ** Math.min(tries, 5) * second, 10 * minute) * (1 + 0.2 * random),
}

/** What an endpoint answered: it refused the webhook, or it could not be reached or was overloaded. */
export type WebhookFailure = 'refused' | 'unreached'

const whenUnreached = [
  5 * second,
  30 * second,
  2 * minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  4 * hour,
  6 * hour,
  7 * hour,
]
const whenRefused = [5 * second, 30 * second, 3 * minute, 15 * minute, hour]

/** A webhook: five more times if refused, for a day if unreached. Jitter only adds, so that no step is shortened. */
export function retryWebhook(
  failure: WebhookFailure,
  tried: Tried,
  retryAfterMs: number | null,
  now: number,
  random: number,
): number | null {
  const step = (failure === 'refused' ? whenRefused : whenUnreached)[tried.tries]
  if (step === undefined) return null
  const wait = Math.max(step + random * Math.min(step / 5, 15 * minute), Math.min(retryAfterMs ?? 0, hour))
  return age(tried, now) + wait <= day ? wait : null
}

/** A report about a message that is not there yet: usually its send has not been answered. */
export function awaitMessage(tried: Tried, now: number): number | null {
  return age(tried, now) < 15 * minute ? Math.min(50 * 2 ** tried.tries, minute) : null
}

/** A call that may not go before a time, because its destination is busy or away: nothing waits longer than a day. */
export function putOff(tried: Tried, untilAt: number, now: number): number | null {
  return untilAt - (tried.triedAt ?? now) <= day ? untilAt : null
}

/** Work that broke on our own side. */
export function retryBroken(tried: Tried, random: number): number | null {
  return tried.tries < 8 ? second * 3 ** tried.tries * (1 + 0.2 * random) : null
}

/** A task that takes the process down with it is given up after so many crashes. */
export const mostCrashes = 5

function fullJitter(capMs: number, random: number): number {
  return capMs * (0.1 + 0.9 * random)
}

function age(tried: Tried, now: number): number {
  return tried.triedAt === null ? 0 : now - tried.triedAt
}
