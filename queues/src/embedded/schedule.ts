import type { Hint } from '@parley/core/ports/store.ts'

import { heap } from './heap.ts'

export type After = (ms: number, run: () => void) => () => void

/** Calls for each group once its time has come, with one timer for all of them. */
export interface Schedule {
  /** Of several times for one group the earliest counts. */
  add(hint: Hint): void
  clear(): void
}

/** The longest time a timer of Node can be set to. */
const longestMs = 2 ** 31 - 1

export function schedule(now: () => number, after: After, due: (hint: Hint) => void): Schedule {
  /** What counts; the heap may also hold times that no longer do. */
  const hints = new Map<string, Hint>()
  const order = heap<Hint>((a, b) => a.dueAt < b.dueAt)
  let armed: { readonly dueAt: number; readonly cancel: () => void } | null = null

  function arm(): void {
    const dueAt = order.first()?.dueAt
    if (dueAt === undefined || (armed && armed.dueAt <= dueAt)) return
    armed?.cancel()
    armed = { dueAt, cancel: after(Math.min(Math.max(dueAt - now(), 0), longestMs), ring) }
  }
  function ring(): void {
    armed = null
    for (let first = order.first(); first && first.dueAt <= now(); first = order.first()) {
      order.take()
      if (hints.get(first.group) !== first) continue
      hints.delete(first.group)
      due(first)
    }
    arm()
  }
  return {
    add(hint) {
      const known = hints.get(hint.group)
      if (known !== undefined && known.dueAt <= hint.dueAt) return
      hints.set(hint.group, hint)
      order.add(hint)
      arm()
    },
    clear() {
      hints.clear()
      order.clear()
      armed?.cancel()
      armed = null
    },
  }
}
