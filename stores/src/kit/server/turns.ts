import { ownerOf } from '@parley/core/domain/task.ts'

import type { Facts, HeldLease } from '../facts.ts'
import type { Outcome } from '../judge.ts'
import { bind } from '../statement.ts'
import { taskStatements } from '../task-statements.ts'
import type { WireCommit, WireHint, WireTask } from '../wire.ts'
import type { Dialect, TurnRow } from './dialect.ts'
import { Overtaken } from './failure.ts'
import type { Session } from './session.ts'

/** The groups that a batch touches. */
interface Turns {
  readonly known: Map<string, TurnRow>
  /** Those that had no tasks before. */
  readonly fresh: ReadonlySet<string>
  readonly leases: Facts['leases']
}

export function turnsOf(dialect: Dialect) {
  const table = dialect.turns
  const sql = taskStatements(dialect.compiler)
  return {
    /** Locks every group that the commits touch, in one order for all processes; groups that get their first task are made. */
    async lock(session: Session, commits: readonly WireCommit[]): Promise<Turns> {
      const groups = [...new Set(commits.flatMap(touched))].toSorted()
      const rows = groups.length === 0 ? [] : await table.lock(session, groups)
      const known = new Map(rows.map((row) => [row.grp, row]))
      const fresh = firstOf(commits, known).toSorted((a, b) => (a.grp < b.grp ? -1 : 1))
      if (fresh.length > 0) {
        const opened = await table.open(session, fresh)
        // Whoever meets a row that was not there a moment ago has locked in the wrong order, and is not to wait for it.
        if (opened.length < fresh.length) throw new Overtaken('A group was made by another process')
        for (const row of opened) known.set(row.grp, row)
      }
      return { known, fresh: new Set(fresh.map(({ grp }) => grp)), leases: leasesOf(known) }
    },

    /** Writes an outcome's tasks and finishes, and notes in `turns` how the groups stand then. */
    async advance(session: Session, turns: Turns, outcome: Outcome, now: number): Promise<void> {
      const { known } = turns
      const left = leftOf(turns, outcome)
      const of = (kind: string) => outcome.finishes.filter((finish) => finish[0] === kind)
      const putBack = (kind: 'again' | 'later') =>
        of(kind).map(([, , id, , due_at]) => bind(sql[kind], { due_at, now, id }))
      const writes = [
        outcome.tasks.length === 0 ? undefined : table.addTasks(session, outcome.tasks),
        dialect.write(session, { statement: sql.done, rows: of('done').map(([, , id]) => [id]) }),
        dialect.write(session, { statement: sql.again, rows: putBack('again') }),
        dialect.write(session, { statement: sql.later, rows: putBack('later') }),
      ]
      const [moved] = await Promise.all([left.length === 0 ? [] : table.move(session, left), ...writes])
      for (const { grp } of left) known.delete(grp)
      for (const row of moved) known.set(row.grp, row)
    },

    /** When the groups that a commit touched may be asked for next: those with work and no lease. */
    hints(commit: WireCommit, { known }: Turns, now: number): readonly WireHint[] {
      return [...new Set(touched(commit))].flatMap((group): readonly WireHint[] => {
        const turn = known.get(group)
        return turn && turn.until <= now ? [[group, turn.due_at, turn.owner, Boolean(turn.again)]] : []
      })
    },
  }
}

function touched([, , , , tasks, finish]: WireCommit): readonly string[] {
  const groups = tasks.map(([group]) => group)
  return finish ? [...groups, finish[1]] : groups
}

/** The groups that get their first task, when it is due, and whose they are. */
function firstOf(commits: readonly WireCommit[], known: ReadonlyMap<string, TurnRow>) {
  const first = new Map<string, WireTask>()
  for (const [, , , , tasks] of commits)
    for (const task of tasks) if (!known.has(task[0]) && !first.has(task[0])) first.set(task[0], task)
  return [...first.values()].map(([grp, tenant, , due_at]) => ({
    grp,
    due_at,
    owner: ownerOf({ tenant, group: grp }),
  }))
}

function leasesOf(known: ReadonlyMap<string, TurnRow>): Facts['leases'] {
  return {
    get(group): HeldLease | undefined {
      const { epoch, tasks } = known.get(group) ?? {}
      if (!tasks || epoch === undefined) return undefined
      return { epoch, tasks: new Set(tasks.split(' ').map(Number)) }
    },
  }
}

/** The groups whose turn is another now, with what is still leased; also those that were made for a commit that was refused. */
function leftOf({ known, fresh }: Turns, outcome: Outcome) {
  const left = new Map(
    [...outcome.leases.own].map(([group, lease]) => [group, [...(lease?.tasks ?? [])].join(' ')]),
  )
  const firstDue = new Map(outcome.tasks.toReversed().map(([group, , , dueAt]) => [group, dueAt]))
  for (const group of fresh) if (firstDue.get(group) !== known.get(group)?.due_at) left.set(group, '')
  return [...left].map(([grp, tasks]) => ({
    grp,
    tasks,
    until: tasks === '' ? 0 : (known.get(grp)?.until ?? 0),
  }))
}
