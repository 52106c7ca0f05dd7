import type { Clock } from '../clock.ts'

/** A clock that stands still until it is moved; calls due on the way run in the order of their times. */
export function manualClock(start = Date.UTC(2026, 10, 21, 9)): ManualClock {
  let now = start
  let calls: Due[] = []
  const next = (until: number) =>
    calls.filter(({ at }) => at <= until).toSorted((left, right) => left.at - right.at)[0]
  return {
    now: () => now,
    after(ms, call) {
      const due = { at: now + ms, call }
      calls.push(due)
      return () => {
        calls = calls.filter((other) => other !== due)
      }
    },
    advance(ms) {
      const until = now + ms
      for (let due = next(until); due; due = next(until)) {
        const done = due
        calls = calls.filter((other) => other !== done)
        now = done.at
        done.call()
      }
      now = until
    },
  }
}

export interface ManualClock extends Clock {
  advance(ms: number): void
}

interface Due {
  readonly at: number
  readonly call: () => void
}
