import type { EventId } from '@parley/core/domain/ids.ts'
import type { Claim, NewTask } from '@parley/core/domain/task.ts'

/** A task as it must be. */
export interface Expected {
  readonly planned: NewTask
  dueAt: number
  tries: number
  triedAt: number | null
  /** Between these: it is owed one that it ran in, and a store may blame what only waited. */
  crashes: { least: number; most: number }
}

interface Held {
  readonly epoch: number
  readonly process: number
  until: number
  readonly tasks: Set<Expected>
  /** Its process died: a late word of it may still count until somebody else takes over. */
  orphan: boolean
}

/** A claim that was given out at some time, and the task it was for. */
export interface Given {
  readonly claim: Claim
  readonly task: Expected
}

/** What a store must look like from outside, as simply as it can be said. */
export interface Expectation {
  readonly groups: Map<string, Expected[]>
  readonly held: Map<string, Held>
  readonly epochs: Map<string, number>
  /** Every claim that was ever given out, the worthless ones too. */
  readonly given: Given[]
  /** What was logged, in order. */
  readonly logged: EventId[]
  /** The channel's ids of the messages that are there. */
  readonly known: Set<string>
  version: number
}

export function nothingYet(): Expectation {
  return {
    groups: new Map(),
    held: new Map(),
    epochs: new Map(),
    given: [],
    logged: [],
    known: new Set(),
    version: 0,
  }
}

export function add({ groups }: Expectation, planned: NewTask): void {
  const task: Expected = {
    planned,
    dueAt: planned.dueAt,
    tries: 0,
    triedAt: null,
    crashes: { least: 0, most: 0 },
  }
  groups.set(planned.group, [...(groups.get(planned.group) ?? []), task])
}

export function isFree({ held }: Expectation, group: string, now: number): boolean {
  const lease = held.get(group)
  return lease === undefined || lease.until <= now
}

/** The due tasks at the head of a group that nobody holds. */
export function leasable(expected: Expectation, group: string, most: number, now: number): Expected[] {
  if (!isFree(expected, group, now)) return []
  const heads = (expected.groups.get(group) ?? []).slice(0, most)
  const end = heads.findIndex(({ dueAt }) => dueAt > now)
  return end < 0 ? heads : heads.slice(0, end)
}

export function hold(
  expected: Expectation,
  group: string,
  tasks: readonly Expected[],
  { epoch, process, until }: Pick<Held, 'epoch' | 'process' | 'until'>,
): void {
  expected.epochs.set(group, epoch)
  expected.held.set(group, { epoch, process, until, tasks: new Set(tasks), orphan: false })
}

/** Whether a claim is worth something: it is as long as nobody has taken the group over. */
export function worth({ held }: Expectation, { claim, task }: Given): 'something' | 'perhaps' | 'nothing' {
  const lease = held.get(claim.task.group)
  if (!lease || lease.epoch !== claim.epoch || !lease.tasks.has(task)) return 'nothing'
  return lease.orphan ? 'perhaps' : 'something'
}

export function done(expected: Expectation, { claim, task }: Given): void {
  const { group } = claim.task
  const left = expected.groups.get(group)?.filter((one) => one !== task) ?? []
  if (left.length > 0) expected.groups.set(group, left)
  else expected.groups.delete(group)
  const lease = expected.held.get(group)
  lease?.tasks.delete(task)
  if (lease?.tasks.size === 0) expected.held.delete(group)
}

export function putBack(
  expected: Expectation,
  { claim, task }: Given,
  kind: 'again' | 'later',
  at: { readonly dueAt: number; readonly now: number },
): void {
  const orphan = expected.held.get(claim.task.group)?.orphan ?? false
  expected.held.delete(claim.task.group)
  task.dueAt = at.dueAt
  task.triedAt ??= at.now
  if (kind === 'again') task.tries += 1
  task.crashes = { least: 0, most: orphan ? 1 : 0 }
}

/** A process died: what it ran counts that, and what else waited may. */
export function crash({ groups, held }: Expectation, process: number): readonly string[] {
  for (const tasks of groups.values()) for (const task of tasks) task.crashes.most += 1
  return [...held].flatMap(([group, lease]) => {
    if (lease.process !== process || lease.orphan) return []
    const [running] = lease.tasks
    if (running) running.crashes.least += 1
    lease.orphan = true
    lease.until = 0
    return [group]
  })
}

/** An orderly stop gives everything back. Whatever crashed before it has not been run since, and need not count that. */
export function stop({ groups, held }: Expectation, process: number): void {
  for (const { crashes } of [...groups.values()].flat()) crashes.least = 0
  for (const [group, lease] of held) if (lease.process === process && !lease.orphan) held.delete(group)
}
