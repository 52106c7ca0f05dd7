import type { Task } from '@parley/core/domain/task.ts'

import { sharePage } from '../kit/share-page.ts'
import { suspectsAmong } from '../kit/suspects.ts'
import type { WireFinish, WireHint } from '../kit/wire.ts'

/** A task as far as its turn is concerned. */
export interface Waiting {
  readonly id: number
  dueAt: number
  /** It was there when an earlier process died, and may be why. */
  survivor: boolean
  /** How often that was so before. */
  crashes: number
  /** It was put back before. */
  again: boolean
  /** All of it, while it is at hand; else it is read again. */
  task: Task | null
}

interface Group {
  readonly owner: string
  readonly tasks: Waiting[]
  lease: Held | null
}

interface Held {
  readonly epoch: number
  readonly until: number
  /** What may still be finished under it. */
  tasks: ReadonlySet<number>
  /** Finishes that are being written: nobody else gets the group meanwhile. */
  ending: number
}

/** What becomes of a finish: it was written, or it was not. */
export type Settle = (written: boolean) => void

/**
 * Whose turn it is, in memory: the process that holds the lock is the only one that leases, so leases need not be
 * written. The task table is the truth from which this is made again at the next start.
 */
export interface ReadyGroups {
  readonly count: () => number
  add(group: string, owner: string, task: Waiting): void
  /** Begins to finish a task; null if its lease is not held. */
  finish(finish: WireFinish): Settle | null
  /** The due tasks at the head of a group that nobody holds. */
  due(group: string, most: number, now: number): readonly Waiting[]
  hold(group: string, tasks: readonly Waiting[], epoch: number, until: number): void
  /** Takes back a lease from which nothing has come. */
  drop(group: string, epoch: number): void
  /** When these groups may be asked for next: those with work and no lease. */
  hints(groups: Iterable<string>, now: number): readonly WireHint[]
  waiting(limit: number, now: number): readonly WireHint[]
  oldestDueAt(now: number): number | null
}

export function readyGroups(): ReadyGroups {
  const groups = new Map<string, Group>()
  let count = 0
  const suspects = suspectsAmong(isHeld)
  const hints = (names: Iterable<string>, now: number): WireHint[] => {
    const found: WireHint[] = []
    for (const name of names) {
      const group = groups.get(name)
      const head = group?.tasks[0]
      if (group && head && !isHeld(group, now)) found.push([name, head.dueAt, group.owner, head.again])
    }
    return found
  }
  const written = (name: string, group: Group, [kind, , id, , dueAt]: WireFinish): void => {
    if (kind === 'hold') return
    if (kind !== 'done') {
      group.lease = null
      return putBack(group, id, dueAt)
    }
    count -= 1
    remove(group, id)
    if (group.tasks.length === 0) groups.delete(name)
  }
  return {
    count: () => count,
    add(name, owner, task) {
      count += 1
      append(groups, name, owner, task)
    },
    finish(finish) {
      const [kind, name, id, epoch] = finish
      const group = groups.get(name)
      const lease = group?.lease
      if (!group || !lease || lease.epoch !== epoch || !lease.tasks.has(id)) return null
      const undo = begin(lease, kind, id)
      return (isWritten) => {
        lease.ending -= 1
        if (isWritten) written(name, group, finish)
        else undo()
        if (lease.tasks.size === 0 && lease.ending === 0 && group.lease === lease) group.lease = null
      }
    },
    due(name, most, now) {
      const heads = freeHeads(groups.get(name), most, now)
      return suspects.admit(heads, now) ? heads : []
    },
    hold(name, tasks, epoch, until) {
      const group = groups.get(name)
      if (group) suspects.note(group, tasks)
      if (group) group.lease = { epoch, until, tasks: new Set(tasks.map((task) => task.id)), ending: 0 }
    },
    drop(name, epoch) {
      const group = groups.get(name)
      if (group?.lease?.epoch === epoch) group.lease = null
    },
    hints,
    waiting: (limit, now) => sharePage(hints(groups.keys(), now), limit),
    oldestDueAt: (now) => oldestOf(groups.values(), now),
  }
}

function append(groups: Map<string, Group>, name: string, owner: string, task: Waiting): void {
  const group = groups.get(name)
  if (group) group.tasks.push(task)
  else groups.set(name, { owner, tasks: [task], lease: null })
}

function freeHeads(group: Group | undefined, most: number, now: number): readonly Waiting[] {
  return group && !isHeld(group, now) ? dueHeads(group.tasks, most, now) : []
}

function oldestOf(groups: Iterable<Group>, now: number): number | null {
  let oldest = Infinity
  for (const { tasks } of groups) oldest = Math.min(oldest, tasks[0]?.dueAt ?? Infinity)
  return oldest <= now ? oldest : null
}

/** Nobody finishes the task twice meanwhile, and what is put back ends the lease; the answer undoes that. */
function begin(lease: Held, kind: WireFinish[0], id: number): () => void {
  const { tasks } = lease
  lease.ending += 1
  if (kind === 'hold') return () => {}
  lease.tasks = new Set(kind === 'done' ? [...tasks].filter((other) => other !== id) : [])
  return () => {
    lease.tasks = kind === 'done' ? new Set([id, ...lease.tasks]) : tasks
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

function isHeld({ lease }: Group, now: number): boolean {
  return lease !== null && (lease.ending > 0 || lease.until > now)
}

function putBack(group: Group, id: number, dueAt: number): void {
  const waiting = group.tasks.find((one) => one.id === id)
  if (!waiting) return
  waiting.dueAt = dueAt
  waiting.survivor = false
  waiting.crashes = 0
  waiting.again = true
}

function remove(group: Group, id: number): void {
  if (group.tasks[0]?.id === id) group.tasks.shift()
  else group.tasks.splice(0, group.tasks.length, ...group.tasks.filter((task) => task.id !== id))
}
