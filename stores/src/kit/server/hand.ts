import type { NewTask } from '@parley/core/domain/task.ts'
import type { Lease } from '@parley/core/ports/store.ts'

import type { Committed, WireCommit } from '../wire.ts'

/** What was leased with the commits that planned it, and nobody of this process has asked for yet. */
export interface Hand {
  /** Whether the groups that a commit begins are to be leased: to whoever ends a task, which is a worker, and not too many. */
  wants(commit: WireCommit): boolean
  /** Keeps what an answer has leased; `tasks` are the commit's. */
  keep(answer: Committed, tasks: readonly NewTask[]): Committed
  take(group: string): Lease | null
  /** Nobody knows whether these groups were leased. */
  lose(groups: readonly string[]): void
  /** Those that were lost since this was last asked, or waited here for too long: their leases are to be given back. */
  lost(): readonly string[]
}

/** As many as a worker has slots; what comes beyond them any process may do. */
const most = 256
/** So far from the end of the lease that whoever begins now is done before. */
const freshMs = 30_000

export function handOf(now = () => performance.now()): Hand {
  const held = new Map<string, { readonly lease: Lease; readonly since: number }>()
  const unknown = new Set<string>()
  return {
    wants: (commit) => commit[5] !== null && held.size < most,
    keep(answer, tasks) {
      const [, , hints = []] = answer
      for (const [group, , , , leased] of hints) {
        const task = leased && tasks.find((each) => each.group === group)
        if (!task) continue
        const [epoch, id] = leased
        const whole = { ...task, id, trace: task.trace ?? null, tries: 0, triedAt: null, crashes: 0 }
        held.set(group, { lease: { group, claims: [{ epoch, task: whole }] }, since: now() })
      }
      return answer
    },
    take(group) {
      const found = held.get(group)
      if (!found) return null
      held.delete(group)
      if (now() - found.since < freshMs) return found.lease
      unknown.add(group)
      return null
    },
    lose(groups) {
      for (const group of groups) unknown.add(group)
    },
    lost() {
      const groups = [...unknown].toSorted()
      unknown.clear()
      return groups
    },
  }
}
