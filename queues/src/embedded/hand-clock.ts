import type { After } from './schedule.ts'

/** Time that stands still until a test moves it. */
export interface HandClock {
  readonly now: () => number
  readonly after: After
  pass(ms: number): Promise<void>
}

export function handClock(): HandClock {
  let time = 1_000_000
  const timers = new Set<{ readonly at: number; readonly run: () => void }>()
  return {
    now: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async pass(ms) {
      time += ms
      for (const timer of [...timers].toSorted((a, b) => a.at - b.at)) {
        if (timer.at <= time && timers.delete(timer)) timer.run()
      }
      await Promise.resolve()
    },
  }
}
