import type { RefusalClass } from '../call.ts'
import { usualPatience, type Patience } from '../patience.ts'

/** The only back-off in the system. Every function answers: when again, in whole milliseconds from now? `null`: never. */

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
  patience: Patience['sends'] = usualPatience.sends,
): number | null {
  const wait = Math.ceil(
    Math.max(sendDelay[reason]?.(tried.tries, random, patience) ?? -1, retryAfterMs ?? 0),
  )
  switch (reason) {
    case 'transient':
      return tried.tries < patience.attempts ? wait : null
    case 'rate':
    case 'pair':
      return age(tried, now) < day ? wait : null
    default:
      return null
  }
}

type Delay = (tries: number, random: number, patience: Patience['sends']) => number

const sendDelay: Partial<Record<RefusalClass, Delay>> = {
  transient: (tries, random, { firstWaitMs, longestWaitMs }) =>
    fullJitter(Math.min(firstWaitMs * 2 ** tries, longestWaitMs), random),
  rate: (tries, random) => fullJitter(Math.min(second * 2 ** tries, minute), random),
  // Meta, "Pair rate limits": wait 4^n seconds before the next attempt to the same person; one message each six seconds
  // is free again, so that longer waits gain nothing.
  pair: (tries, random) => 4 ** Math.min(tries, 3) * second * (1 + 0.2 * random),
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
/** `Retry-After` is obeyed so far, and no endpoint holds back its webhooks for longer than that. */
export const longestAskedMs = hour

const whenRefused = [5 * second, 30 * second, 3 * minute, 15 * minute, hour]

/**
 * A webhook: five more times if refused, for a day if unreached, unless the account has it otherwise. Jitter only adds,
 * so that no step is shortened but the last, which ends with the time there is.
 */
export function retryWebhook(
  failure: WebhookFailure,
  tried: Tried,
  retryAfterMs: number | null,
  now: number,
  random: number,
  patience: Patience['webhooks'] = usualPatience.webhooks,
): number | null {
  const step = failure === 'refused' ? stepRefused(tried, patience) : whenUnreached[tried.tries]
  if (step === undefined) return null
  const wait = Math.max(
    step + random * Math.min(step / 5, 15 * minute),
    Math.min(retryAfterMs ?? 0, longestAskedMs),
  )
  const left = patience.giveUpAfterMs - age(tried, now)
  return left > 0 ? Math.ceil(Math.min(wait, left)) : null
}

/** Whoever wants more attempts than there are steps gets the last one again. */
function stepRefused({ tries }: Tried, { refusedAttempts }: Patience['webhooks']): number | undefined {
  return tries < refusedAttempts ? (whenRefused[tries] ?? hour) : undefined
}

/** A report about a message that is not there yet: usually its send has not been answered. */
export function awaitMessage(tried: Tried, now: number): number | null {
  return age(tried, now) < 15 * minute ? Math.min(50 * 2 ** tried.tries, minute) : null
}

/** A call that may not go before a time, because its destination is busy or away: nothing waits longer than that. */
export function putOff(tried: Tried, untilAt: number, now: number, longestMs = day): number | null {
  const endsAt = (tried.triedAt ?? now) + longestMs
  return now < endsAt ? Math.min(untilAt, endsAt) : null
}

/** Work that broke on our own side. */
export function retryBroken(tried: Tried, random: number): number | null {
  return tried.tries < 8 ? Math.ceil(second * 3 ** tried.tries * (1 + 0.2 * random)) : null
}

/** A task that takes the process down with it is given up after so many crashes. */
export const mostCrashes = 5

function fullJitter(capMs: number, random: number): number {
  return capMs * (0.1 + 0.9 * random)
}

function age(tried: Tried, now: number): number {
  return tried.triedAt === null ? 0 : now - tried.triedAt
}
