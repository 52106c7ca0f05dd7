import { HubError } from '@parley/core/domain/error.ts'

export interface Throttle {
  /** Counts one attempt; throws `too_many_requests`, with the time to wait, if there were too many. */
  attempt(key: string): Promise<void>
  /** The attempts were honest. */
  forgive(key: string): Promise<void>
}

/** Makes a throttle that lets so many attempts through per key and span; its name tells it from others. */
export type Throttles = (name: string, most: number, perMs: number) => Throttle

export function tooMany(waitMs: number): HubError {
  return new HubError('too_many_requests', 'There were too many attempts.', waitMs)
}

/** So many keys at once are an attack; those that have aged go first. */
const mostKeys = 100_000

/** In the memory of this process: lets some attempts through, then refuses until the oldest has aged. */
export function throttle(most: number, perMs: number, now: () => number): Throttle {
  const attempts = new Map<string, readonly number[]>()
  return {
    async attempt(key) {
      const at = now()
      const recent = (attempts.get(key) ?? []).filter((each) => each > at - perMs)
      const [oldest] = recent
      if (oldest !== undefined && recent.length >= most) {
        throw tooMany(oldest + perMs - at)
      }
      // Put in anew, so that the map's order is that of the last attempts.
      attempts.delete(key)
      attempts.set(key, [...recent, at])
      if (attempts.size > mostKeys) attempts.delete(attempts.keys().next().value ?? key)
    },
    async forgive(key) {
      attempts.delete(key)
    },
  }
}
