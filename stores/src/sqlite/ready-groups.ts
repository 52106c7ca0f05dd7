import type { HeldLease } from '../kit/facts.ts'
import { sharePage } from '../kit/share-page.ts'
import type { WireCommit, WireFinish, WireHint } from '../kit/wire.ts'

/** A task as far as its turn is concerned. */
export interface Waiting {
  readonly id: number
  dueAt: number
  /** It was there when an earlier process died, and may be why. */
  survivor: boolean
  /** It was put back before. */
  again: boolean
}

interface Group {
  readonly owner: string
  readonly tasks: Waiting[]
  lease: { readonly epoch: number; readonly until: number; readonly tasks: Set<number> } | null
}

/**
 * Whose turn it is, in memory: the process that holds the lock is the only one that leases, so leases need not be
 * written. The task table is the truth from which this is made again at the next start.
 */
export interface ReadyGroups {
  readonly count: () => number
  readonly leases: { get(group: string): HeldLease | undefined }
  add(group: string, owner: string, task: Waiting): void
  finish(finish: WireFinish): void
  /** The due tasks at the head of a group that nobody holds. */
  due(group: string, most: number, now: number): readonly Waiting[]
  hold(group: string, tasks: readonly Waiting[], epoch: number, until: number): void
  /** When the groups that a commit touched may be asked for next: those with work and no lease. */
  hints(commit: WireCommit, now: number): readonly WireHint[]
  waiting(limit: number, now: number): readonly WireHint[]
  oldestDueAt(now: number): number | null
}

export function readyGroups(): ReadyGroups {
  const groups = new Map<string, Group>()
  let count = 0
  const hint = (name: string, now: number): readonly WireHint[] => {
    const group = groups.get(name)
    const head = group?.tasks[0]
    return group && head && !isHeld(group, now) ? [[name, head.dueAt, group.owner, head.again]] : []
  }
  return {
    count: () => count,
    leases: { get: (name) => groups.get(name)?.lease ?? undefined },
    add(name, owner, task) {
      count += 1
      const group = groups.get(name)
      if (group) group.tasks.push(task)
      else groups.set(name, { owner, tasks: [task], lease: null })
    },
    finish([kind, name, id, , dueAt]) {
      const group = groups.get(name)
      if (!group || kind === 'hold') return
      if (kind !== 'done') return putBack(group, id, dueAt)
      count -= 1
      remove(group, id)
      if (group.tasks.length === 0) groups.delete(name)
    },
    due(name, most, now) {
      const group = groups.get(name)
      return group && !isHeld(group, now) ? dueHeads(group.tasks, most, now) : []
    },
    hold(name, tasks, epoch, until) {
      const group = groups.get(name)
      if (group) group.lease = { epoch, until, tasks: new Set(tasks.map((task) => task.id)) }
    },
    hints(commit, now) {
      const [, , , , tasks, finish] = commit
      const touched = new Set(tasks.map(([group]) => group))
      if (finish) touched.add(finish[1])
      return [...touched].flatMap((name) => hint(name, now))
    },
    waiting(limit, now) {
      return sharePage(
        [...groups.keys()].flatMap((name) => hint(name, now)),
        limit,
      )
    },
    oldestDueAt(now) {
      let oldest = Infinity
      for (const { tasks } of groups.values()) oldest = Math.min(oldest, tasks[0]?.dueAt ?? Infinity)
      return oldest <= now ? oldest : null
    },
  }
}

/** A head that survived a crash comes alone, so that only what really ran is counted if it crashes again. */
function dueHeads(tasks: readonly Waiting[], most: number, now: number): readonly Waiting[] {
  const heads = tasks.slice(0, most)
  const end = heads.findIndex(
    (task, at) => task.dueAt > now || (at > 0 && (task.survivor || heads[0]?.survivor)),
  )
  return end < 0 ? heads : heads.slice(0, end)
}

function isHeld(group: Group, now: number): boolean {
  return group.lease !== null && group.lease.until > now
}

function putBack(group: Group, id: number, dueAt: number): void {
  group.lease = null
  const task = group.tasks.find((one) => one.id === id)
  if (!task) return
  task.dueAt = dueAt
  task.survivor = false
  task.again = true
}

function remove(group: Group, id: number): void {
  if (group.tasks[0]?.id === id) group.tasks.shift()
  else group.tasks.splice(0, group.tasks.length, ...group.tasks.filter((task) => task.id !== id))
  group.lease?.tasks.delete(id)
  if (group.lease?.tasks.size === 0) group.lease = null
}
