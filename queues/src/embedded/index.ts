import type { Hint } from '@parley/core/ports/store.ts'
import type { Queue } from '@parley/core/ports/tasks.ts'

import { fair } from '../kit/fair.ts'
import { schedule, type After } from './schedule.ts'

export interface EmbeddedOptions {
  /** How many groups the worker has room for, of which the shares are parts. */
  readonly slots?: number
  readonly now?: () => number
  /** Calls back after so many milliseconds; returns the way to call it off. */
  readonly after?: After
}

/** Hints in memory, for a hub that is one process. What it forgets when the process ends, the sweeper hints again. */
export function embeddedQueue({ slots = 256, now = Date.now, after = timer }: EmbeddedOptions = {}): Queue {
  const ready = fair(slots)
  /** Groups that somebody has, each with the earliest and the latest hint since then: the earliest may be an old guess. */
  const inHand = new Map<string, readonly [first: Hint, last: Hint] | null>()
  const waiters: Waiter[] = []
  const later = schedule(now, after, (hint) => hintAll([{ ...hint, dueAt: now() }]))
  let closed = false

  function hintAll(hints: readonly Hint[]): void {
    for (const hint of hints) {
      if (inHand.has(hint.group)) note(hint)
      else if (hint.dueAt <= now()) ready.add(hint)
      else later.add(hint)
    }
    serve()
  }
  function note(hint: Hint): void {
    const [first, last] = inHand.get(hint.group) ?? [hint, hint]
    inHand.set(hint.group, [hint.dueAt < first.dueAt ? hint : first, hint.dueAt > last.dueAt ? hint : last])
  }
  function serve(): void {
    for (let waiter = waiters[0]; waiter; waiter = waiters[0]) {
      const groups = take(waiter.most)
      if (groups.length === 0) return
      waiters.shift()
      waiter.give(groups)
    }
  }
  function take(most: number): readonly string[] {
    const groups: string[] = []
    while (groups.length < most) {
      const group = ready.next()
      if (group === undefined) break
      inHand.set(group, null)
      groups.push(group)
    }
    return groups
  }
  return {
    hint(hints) {
      if (!closed) hintAll(hints)
    },
    next(most) {
      if (closed) return Promise.resolve([])
      const groups = waiters.length === 0 ? take(most) : []
      if (groups.length > 0) return Promise.resolve(groups)
      return new Promise((give) => waiters.push({ most, give }))
    },
    release(group) {
      const noted = inHand.get(group)
      if (!inHand.delete(group) || closed) return
      ready.back(group)
      hintAll(noted ?? [])
    },
    close() {
      closed = true
      later.clear()
      for (const { give } of waiters.splice(0)) give([])
      return Promise.resolve()
    },
  }
}

interface Waiter {
  readonly most: number
  readonly give: (groups: readonly string[]) => void
}

const timer: After = (ms, run) => {
  const timeout = setTimeout(run, ms)
  return () => clearTimeout(timeout)
}
