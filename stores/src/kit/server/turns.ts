import { ownerOf } from '@parley/core/domain/task.ts'

import type { Facts, HeldLease } from '../facts.ts'
import type { Outcome } from '../judge.ts'
import { bind } from '../statement.ts'
import { taskStatements } from '../task-statements.ts'
import type { WireCommit, WireHint } from '../wire.ts'
import type { Dialect, LockedTurns, Touched, TurnRow } from './dialect.ts'
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
      const wanted = [...touchedBy(commits)]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([grp, first]) => ({ grp, first }))
      const { rows, fresh } = wanted.length === 0 ? nothing : await table.lock(session, wanted)
      const known = new Map(rows.map((row) => [row.grp, row]))
      return { known, fresh, leases: leasesOf(known) }
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

/** With the first task that each group gets, if it gets one. */
function touchedBy(commits: readonly WireCommit[]): ReadonlyMap<string, Touched['first']> {
  const all = new Map<string, Touched['first']>()
  for (const commit of commits) {
    for (const [group, tenant, , due_at] of commit[4])
      if (!all.get(group)) all.set(group, { due_at, owner: ownerOf({ tenant, group }) })
    for (const group of touched(commit)) if (!all.has(group)) all.set(group, null)
  }
  return all
}

const nothing: LockedTurns = { rows: [], fresh: new Set() }

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
  return [...left].flatMap(([grp, tasks]): readonly TurnRow[] => {
    const turn = known.get(grp)
    return turn ? [{ ...turn, tasks, until: tasks === '' ? 0 : turn.until }] : []
  })
}
