import { HubError } from '@parley/core/domain/error.ts'

export interface Throttle {
  /** Counts one attempt; throws `too_many_requests`, with the time to wait, if there were too many. */
  attempt(key: string): void
  /** The attempts were honest. */
  forgive(key: string): void
}

/** So many keys at once are an attack; those that have aged go first. */
const mostKeys = 100_000

/** Lets some attempts through per key and span, then refuses until the oldest has aged. */
export function throttle(most: number, perMs: number, now: () => number): Throttle {
  const attempts = new Map<string, readonly number[]>()
  return {
    attempt(key) {
      const at = now()
      const recent = (attempts.get(key) ?? []).filter((each) => each > at - perMs)
      const [oldest] = recent
      if (oldest !== undefined && recent.length >= most) {
        throw new HubError('too_many_requests', 'There were too many attempts.', oldest + perMs - at)
      }
      // Put in anew, so that the map's order is that of the last attempts.
      attempts.delete(key)
      attempts.set(key, [...recent, at])
      if (attempts.size > mostKeys) attempts.delete(attempts.keys().next().value ?? key)
    },
    forgive: (key) => void attempts.delete(key),
  }
}
