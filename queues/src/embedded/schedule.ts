import { heap } from './heap.ts'

export type After = (ms: number, run: () => void) => () => void

/** Calls for each group once its time has come, with one timer for all of them. */
export interface Schedule {
  /** Of several times for one group the earliest counts. */
  add(group: string, dueAt: number): void
  clear(): void
}

/** The longest time a timer of Node can be set to. */
const longestMs = 2 ** 31 - 1

export function schedule(now: () => number, after: After, due: (group: string) => void): Schedule {
  /** What counts; the heap may also hold times that no longer do. */
  const times = new Map<string, number>()
  const order = heap<Entry>((a, b) => a.dueAt < b.dueAt)
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
      if (times.get(first.group) !== first.dueAt) continue
      times.delete(first.group)
      due(first.group)
    }
    arm()
  }
  return {
    add(group, dueAt) {
      const known = times.get(group)
      if (known !== undefined && known <= dueAt) return
      times.set(group, dueAt)
      order.add({ group, dueAt })
      arm()
    },
    clear() {
      times.clear()
      order.clear()
      armed?.cancel()
      armed = null
    },
  }
}

interface Entry {
  readonly group: string
  readonly dueAt: number
}
