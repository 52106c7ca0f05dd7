import type { Facts, HeldLease } from '../kit/facts.ts'
import type { Outcome } from '../kit/judge.ts'
import { bind } from '../kit/statement.ts'
import { taskStatements } from '../kit/task-statements.ts'
import type { WireCommit, WireHint } from '../kit/wire.ts'
import { postgresCompiler } from './compiler.ts'
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

export type Turns = Map<string, Turn>

/** Every group that the commits touch, in one order for all processes. */
export function touchedBy(commits: readonly WireCommit[]): readonly string[] {
  const all = commits.flatMap(touched)
  return [...new Set(all)].toSorted()
}

function touched([, , , , tasks, finish]: WireCommit): readonly string[] {
  const groups = tasks.map(([group]) => group)
  return finish ? [...groups, finish[1]] : groups
}

export const lockTurns = `select grp, due_at, epoch, until, tasks from turn where grp = any($1::text[]) order by grp for update`

export async function lock(session: Session, groups: readonly string[]): Promise<Turns> {
  if (groups.length === 0) return new Map()
  const turns: Turns = new Map()
  note(turns, await session.query<TurnRow>(lockTurns, [groups]))
  return turns
}

interface TurnRow {
  readonly grp: string
  readonly due_at: number
  readonly epoch: number
  readonly until: number
  readonly tasks: string
}

function note(turns: Turns, rows: readonly TurnRow[]): void {
  for (const { grp, due_at: dueAt, epoch, until, tasks } of rows)
    turns.set(grp, { dueAt, epoch, until, tasks: tasks.split(' ').filter(Boolean).map(Number) })
}

export function leasesOf(turns: Turns): Facts['leases'] {
  return {
    get(group): HeldLease | undefined {
      const turn = turns.get(group)
      return turn && turn.tasks.length > 0 ? { epoch: turn.epoch, tasks: new Set(turn.tasks) } : undefined
    },
  }
}

const openTurns = `insert into turn (grp, due_at)
  select grp, due_at from unnest($1::text[], $2::bigint[]) as given(grp, due_at)
  on conflict (grp) do update set due_at = turn.due_at
  returning grp, due_at, epoch, until, tasks`

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
  await add(session, turns, outcome.tasks)
  const ended = [...outcome.leases.own]
  if (ended.length === 0) return
  const left = ended.map(([, lease]) => (lease ? [...lease.tasks].join(' ') : ''))
  const groups = ended.map(([group]) => group)
  const of = (kind: string) => outcome.finishes.filter((finish) => finish[0] === kind)
  const putBack = (kind: 'again' | 'later') =>
    of(kind).map(([, , id, , due_at]) => bind(tasks[kind], { due_at, now, id }))
  const [, , , moved, gone] = await Promise.all([
    write(session, { statement: tasks.done, rows: of('done').map(([, , id]) => [id]) }),
    write(session, { statement: tasks.again, rows: putBack('again') }),
    write(session, { statement: tasks.later, rows: putBack('later') }),
    session.query<TurnRow>(moveTurns, [groups, left]),
    session.query<{ grp: string }>(endTurns, [groups]),
  ])
  note(turns, moved)
  for (const row of gone) turns.delete(row.grp)
}

/** First the turns, then the tasks: whoever waits here for another process comes after it. */
async function add(session: Session, turns: Turns, added: Outcome['tasks']): Promise<void> {
  if (added.length === 0) return
  const fresh = new Map<string, number>()
  for (const [group, , , dueAt] of added) if (!turns.has(group) && !fresh.has(group)) fresh.set(group, dueAt)
  const opened = [...fresh].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const column = <K extends 0 | 1 | 2 | 3 | 4>(at: K) => added.map((task) => task[at])
  const [rows] = await Promise.all([
    opened.length === 0
      ? []
      : session.query<TurnRow>(openTurns, [opened.map(([group]) => group), opened.map(([, dueAt]) => dueAt)]),
    session.query(addTasks, [column(0), column(1), column(2), column(3), column(4)]),
  ])
  note(turns, rows)
}

/** When the groups that a commit touched may be asked for next: those with work and no lease. */
export function hintsOf(commit: WireCommit, turns: Turns, now: number): readonly WireHint[] {
  return [...new Set(touched(commit))].flatMap((group): readonly WireHint[] => {
    const turn = turns.get(group)
    return turn && turn.until <= now ? [[group, turn.dueAt]] : []
  })
}
