import type { Facts, HeldLease } from '../kit/facts.ts'
import type { Outcome } from '../kit/judge.ts'
import { bind } from '../kit/statement.ts'
import { taskStatements } from '../kit/task-statements.ts'
import type { WireCommit, WireHint } from '../kit/wire.ts'
import { postgresCompiler } from './compiler.ts'
import { Overtaken } from './failure.ts'
import type { Session } from './session.ts'
import { write } from './set-wise.ts'

/**
 * A group of tasks and whose turn it is in it: there is a row as long as there are tasks. Whoever adds to a group or ends
 * a task of it locks the row first, so that none is overlooked when another takes the row away.
 */
export interface Turn {
  readonly dueAt: number
  readonly epoch: number
  /** When the lease is over; 0 without one. */
  readonly until: number
  /** Those that are leased and not finished. */
  readonly tasks: readonly number[]
}

/** The groups that a batch touches. */
export interface Turns {
  readonly known: Map<string, Turn>
  /** Those that had no tasks before. */
  readonly fresh: ReadonlySet<string>
}

export const lockTurns = `select grp, due_at, epoch, until, tasks from turn where grp = any($1::text[]) order by grp for update`

/** Whoever meets a row that was not there a moment ago has locked in the wrong order, and is not to wait for it. */
const openTurns = `insert into turn (grp, due_at)
  select grp, due_at from unnest($1::text[], $2::bigint[]) as given(grp, due_at)
  on conflict (grp) do nothing
  returning grp, due_at, epoch, until, tasks`

/** Locks every group that the commits touch, in one order for all processes; groups that get their first task are made. */
export async function lock(session: Session, commits: readonly WireCommit[]): Promise<Turns> {
  const groups = [...new Set(commits.flatMap(touched))].toSorted()
  const known = new Map<string, Turn>()
  if (groups.length === 0) return { known, fresh: new Set() }
  note(known, await session.query<TurnRow>(lockTurns, [groups]))
  const firstDue = new Map<string, number>()
  for (const [, , , , tasks] of commits)
    for (const [group, , , dueAt] of tasks)
      if (!known.has(group) && !firstDue.has(group)) firstDue.set(group, dueAt)
  const fresh = groups.filter((group) => firstDue.has(group))
  if (fresh.length > 0) {
    const dues = fresh.map((group) => firstDue.get(group) ?? 0)
    const opened = await session.query<TurnRow>(openTurns, [fresh, dues])
    if (opened.length < fresh.length) throw new Overtaken('A group was made by another process.')
    note(known, opened)
  }
  return { known, fresh: new Set(fresh) }
}

function touched([, , , , tasks, finish]: WireCommit): readonly string[] {
  const groups = tasks.map(([group]) => group)
  return finish ? [...groups, finish[1]] : groups
}

interface TurnRow {
  readonly grp: string
  readonly due_at: number
  readonly epoch: number
  readonly until: number
  readonly tasks: string
}

function note(known: Turns['known'], rows: readonly TurnRow[]): void {
  for (const { grp, due_at: dueAt, epoch, until, tasks } of rows)
    known.set(grp, { dueAt, epoch, until, tasks: tasks.split(' ').filter(Boolean).map(Number) })
}

export function leasesOf({ known }: Turns): Facts['leases'] {
  return {
    get(group): HeldLease | undefined {
      const turn = known.get(group)
      return turn && turn.tasks.length > 0 ? { epoch: turn.epoch, tasks: new Set(turn.tasks) } : undefined
    },
  }
}

const addTasks = `insert into task (id, grp, tenant, doc, due_at, trace, tries, crashes)
  select nextval('task_order'), grp, tenant, doc, due_at, trace, 0, 0
  from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[]) as given(grp, tenant, doc, due_at, trace)`

/** The head of a group decides when it is due. */
const moveTurns = `update turn
  set due_at = head.due_at, tasks = given.tasks, until = case when given.tasks = '' then 0 else until end
  from unnest($1::text[], $2::text[]) as given(grp, tasks),
    lateral (select due_at from task where task.grp = given.grp order by id limit 1) as head
  where turn.grp = given.grp
  returning turn.grp, turn.due_at, epoch, until, turn.tasks`

const endTurns = `delete from turn
  where grp = any($1::text[]) and not exists (select from task where task.grp = turn.grp)
  returning grp`

const tasks = taskStatements(postgresCompiler)

/** Writes an outcome's tasks and finishes, and notes in `turns` how the groups stand then. */
export async function advance(session: Session, turns: Turns, outcome: Outcome, now: number): Promise<void> {
  const { known } = turns
  const left = leftOf(turns, outcome)
  const of = (kind: string) => outcome.finishes.filter((finish) => finish[0] === kind)
  const putBack = (kind: 'again' | 'later') =>
    of(kind).map(([, , id, , due_at]) => bind(tasks[kind], { due_at, now, id }))
  const writes = [
    add(session, outcome.tasks),
    write(session, { statement: tasks.done, rows: of('done').map(([, , id]) => [id]) }),
    write(session, { statement: tasks.again, rows: putBack('again') }),
    write(session, { statement: tasks.later, rows: putBack('later') }),
  ]
  const groups = [...left.keys()]
  const [moved, gone] = await Promise.all([
    groups.length === 0 ? [] : session.query<TurnRow>(moveTurns, [groups, [...left.values()]]),
    groups.length === 0 ? [] : session.query<{ grp: string }>(endTurns, [groups]),
    ...writes,
  ])
  note(known, moved)
  for (const row of gone) known.delete(row.grp)
}

/** The groups whose turn is another now, with what is still leased; also those that were made for a commit that was refused. */
function leftOf({ known, fresh }: Turns, outcome: Outcome): ReadonlyMap<string, string> {
  const left = new Map(
    [...outcome.leases.own].map(([group, lease]) => [group, [...(lease?.tasks ?? [])].join(' ')]),
  )
  const firstDue = new Map(outcome.tasks.toReversed().map(([group, , , dueAt]) => [group, dueAt]))
  for (const group of fresh) if (firstDue.get(group) !== known.get(group)?.dueAt) left.set(group, '')
  return left
}

async function add(session: Session, added: Outcome['tasks']): Promise<void> {
  if (added.length === 0) return
  const column = <K extends 0 | 1 | 2 | 3 | 4>(at: K) => added.map((task) => task[at])
  await session.query(addTasks, [column(0), column(1), column(2), column(3), column(4)])
}

/** When the groups that a commit touched may be asked for next: those with work and no lease. */
export function hintsOf(commit: WireCommit, { known }: Turns, now: number): readonly WireHint[] {
  return [...new Set(touched(commit))].flatMap((group): readonly WireHint[] => {
    const turn = known.get(group)
    return turn && turn.until <= now ? [[group, turn.dueAt]] : []
  })
}
