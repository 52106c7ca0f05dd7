import { HubError } from '@parley/core/domain/error.ts'

/** Lets a few attempts through per key and quarter of an hour, then refuses until some have aged. */
export function throttle(most: number, perMs: number, now: () => number): { attempt(key: string): void } {
  const attempts = new Map<string, number[]>()
  return {
    attempt(key) {
      const recent = (attempts.get(key) ?? []).filter((at) => at > now() - perMs)
      if (recent.length >= most) throw new HubError('too_many_requests', 'There were too many attempts.')
      if (attempts.size > 100_000) attempts.clear()
      attempts.set(key, [...recent, now()])
    },
  }
}
