import type { Surroundings } from '@parley/server/surroundings'

/** A clock that stands still until it is moved. */
export interface HandClock extends Readonly<Surroundings['clock']> {
  /** When the next call that was asked for once is due; null if none is. */
  next(): number | null
  /** Goes on to that time and makes what is due by then, each call once: what recurs does not catch up. */
  moveTo(at: number): void
}

export function handClock(start = Date.UTC(2026, 10, 21, 9)): HandClock {
  let now = start
  const once = new Set<Due>()
  const recurring = new Set<Due & { readonly everyMs: number }>()
  return {
    now: () => now,
    after: (ms, call) => kept(once, { at: now + Math.ceil(ms), call }),
    every: (ms, call) => kept(recurring, { at: now + ms, call, everyMs: ms }),
    next: () => (once.size === 0 ? null : Math.min(...[...once].map(({ at }) => at))),
    moveTo(at) {
      now = at
      for (const due of dueAt(recurring, now)) {
        due.at = now + due.everyMs
        due.call()
      }
      for (const due of dueAt(once, now)) if (once.delete(due)) due.call()
    },
  }
}

interface Due {
  at: number
  readonly call: () => void
}

function kept<D>(calls: Set<D>, due: D): () => void {
  calls.add(due)
  return () => void calls.delete(due)
}

function dueAt<D extends Due>(calls: ReadonlySet<D>, now: number): readonly D[] {
  return [...calls].filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at)
}
