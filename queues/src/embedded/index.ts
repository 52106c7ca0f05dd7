import type { Hint } from '@parley/core/ports/store.ts'
import type { Queue } from '@parley/core/ports/tasks.ts'

import { schedule, type After } from './schedule.ts'

export interface EmbeddedOptions {
  readonly now?: () => number
  /** Calls back after so many milliseconds; returns the way to call it off. */
  readonly after?: After
}

/** Hints in memory, for a hub that is one process. What it forgets when the process ends, the sweeper hints again. */
export function embeddedQueue({ now = Date.now, after = timer }: EmbeddedOptions = {}): Queue {
  /** Groups that may have work, first come, first served. */
  const ready = new Set<string>()
  /** Groups that somebody has, each with the times hinted since then. */
  const inHand = new Map<string, readonly number[]>()
  const waiters: Waiter[] = []
  const later = schedule(now, after, (group) => hint([{ group, dueAt: now() }]))
  let closed = false

  function hint(hints: readonly Hint[]): void {
    for (const { group, dueAt } of hints) {
      if (inHand.has(group)) note(group, dueAt)
      else if (dueAt <= now()) ready.add(group)
      else later.add(group, dueAt)
    }
    serve()
  }
  function note(group: string, dueAt: number): void {
    inHand.set(group, ends([...(inHand.get(group) ?? []), dueAt]))
  }
  function serve(): void {
    while (ready.size > 0) {
      const waiter = waiters.shift()
      if (!waiter) return
      waiter.give(take(waiter.most))
    }
  }
  function take(most: number): string[] {
    const groups: string[] = []
    for (const group of ready) {
      if (groups.push(group) === most) break
    }
    for (const group of groups) {
      ready.delete(group)
      inHand.set(group, [])
    }
    return groups
  }
  return {
    hint(hints) {
      if (!closed) hint(hints)
    },
    next(most) {
      if (closed) return Promise.resolve([])
      if (ready.size > 0) return Promise.resolve(take(most))
      return new Promise((give) => waiters.push({ most, give }))
    },
    release(group) {
      const times = inHand.get(group) ?? []
      if (!inHand.delete(group) || closed) return
      hint(times.map((dueAt) => ({ group, dueAt })))
    },
    close() {
      closed = true
      later.clear()
      for (const { give } of waiters.splice(0)) give([])
      return Promise.resolve()
    },
  }
}

/** The earliest and the latest: the earliest may be an old guess that comes to nothing. */
function ends(times: readonly number[]): readonly number[] {
  return [Math.min(...times), Math.max(...times)]
}

interface Waiter {
  readonly most: number
  readonly give: (groups: readonly string[]) => void
}

const timer: After = (ms, run) => {
  const timeout = setTimeout(run, ms)
  return () => clearTimeout(timeout)
}
