import { ownerOf } from '@parley/core/domain/task.ts'

import type { Facts, HeldLease } from '../facts.ts'
import type { Judged, Outcome } from '../judge.ts'
import { bind } from '../statement.ts'
import { taskStatements } from '../task-statements.ts'
import type { WireCommit, WireHint } from '../wire.ts'
import type { Dialect, LockedTurns, NewTurn, Touched, TurnRow } from './dialect.ts'
import type { Session } from './session.ts'

/** A commit whose maker goes on with what follows from it, if it may. */
export interface Making {
  readonly commit: WireCommit
  /** Whether groups that it begins are leased to this process at once. */
  readonly leases: boolean
}

/** The groups that a batch touches. */
interface Turns {
  readonly known: Map<string, TurnRow>
  /** Those that had no tasks before. */
  readonly fresh: ReadonlySet<string>
  readonly leases: Facts['leases']
}

/** As long as a worker's lease of what it asks for. */
const leaseMs = 60_000

export function turnsOf(dialect: Dialect, holder: number) {
  const table = dialect.turns
  const sql = taskStatements(dialect.compiler)
  return {
    /** Locks every group that the commits touch, in one order for all processes. */
    async lock(session: Session, batch: readonly Making[]): Promise<Turns> {
      const wanted = [...touchedBy(batch)]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([grp, grows]) => ({ grp, grows }))
      const { rows, fresh } = wanted.length === 0 ? nothing : await table.lock(session, wanted)
      const known = new Map(rows.map((row) => [row.grp, row]))
      return { known, fresh, leases: leasesOf(known) }
    },

    /** Writes an outcome's tasks and finishes, and notes in `turns` how the groups stand then. */
    async advance(session: Session, turns: Turns, outcome: Outcome, own: Own, now: number): Promise<void> {
      const { known, fresh } = turns
      const left = leftOf(turns, outcome)
      const made = newTurns(fresh, outcome, now, (group) => (own.has(group) ? holder : null))
      const begun = new Set(made.map(({ grp }) => grp))
      const unmade = [...fresh].filter((grp) => !begun.has(grp))
      const of = (kind: string) => outcome.finishes.filter((finish) => finish[0] === kind)
      const putBack = (kind: 'again' | 'later') =>
        of(kind).map(([, , id, , due_at]) => bind(sql[kind], { due_at, now, id }))
      const writes = [
        outcome.tasks.length === 0 ? undefined : table.addTasks(session, outcome.tasks),
        dialect.write(session, { statement: sql.done, rows: of('done').map(([, , id]) => [id]) }),
        dialect.write(session, { statement: sql.again, rows: putBack('again') }),
        dialect.write(session, { statement: sql.later, rows: putBack('later') }),
      ]
      const [opened, moved] = await Promise.all([
        fresh.size === 0 ? [] : table.open(session, made, unmade),
        left.length === 0 ? [] : table.move(session, left),
        ...writes,
      ])
      for (const { grp } of left) known.delete(grp)
      for (const row of moved) known.set(row.grp, row)
      const places = new Map(opened.map((row) => [row.grp, row]))
      for (const turn of made)
        known.set(turn.grp, { epoch: 0, tasks: '', ...turn, again: false, ...places.get(turn.grp) })
    },

    /** When the groups that a commit touched may be asked for next: those with work and no lease, and those leased with it. */
    hints(
      { commit }: Making,
      at: number,
      { known, fresh }: Turns,
      own: Own,
      now: number,
    ): readonly WireHint[] {
      return [...new Set(touched(commit))].flatMap((group): readonly WireHint[] => {
        const turn = known.get(group)
        if (!turn) return []
        const hint = [group, turn.due_at, turn.owner, Boolean(turn.again)] as const
        if (turn.until <= now) return [hint]
        return fresh.has(group) && own.get(group) === at ? [[...hint, [turn.epoch, Number(turn.tasks)]]] : []
      })
    },
  }
}

/** The groups that begin with one task, by a commit that leases it; with the commit's place. */
export type Own = ReadonlyMap<string, number>

export function ownOf(batch: readonly Making[], verdicts: readonly Judged[], now: number): Own {
  const own = new Map<string, number>()
  const shared = new Set<string>()
  batch.forEach(({ commit, leases }, at) => {
    if (verdicts[at]?.kind !== 'done') return
    for (const [group, , , dueAt] of commit[4]) {
      if (own.has(group) || !leases || dueAt > now) shared.add(group)
      else own.set(group, at)
    }
  })
  for (const group of shared) own.delete(group)
  return own
}

function touched([, , , , tasks, finish]: WireCommit): readonly string[] {
  const groups = tasks.map(([group]) => group)
  return finish ? [...groups, finish[1]] : groups
}

/** And whether they get a task. */
function touchedBy(batch: readonly Making[]): ReadonlyMap<string, Touched['grows']> {
  const all = new Map<string, boolean>()
  for (const { commit } of batch) {
    for (const [group] of commit[4]) all.set(group, true)
    for (const group of touched(commit)) if (!all.has(group)) all.set(group, false)
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

/** The fresh groups that have tasks now. */
function newTurns(
  fresh: Turns['fresh'],
  outcome: Outcome,
  now: number,
  holderOf: (group: string) => number | null,
): readonly NewTurn[] {
  const made = new Map<string, NewTurn>()
  for (const [group, tenant, , due_at] of outcome.tasks) {
    if (!fresh.has(group) || made.has(group)) continue
    const holder = holderOf(group)
    const until = holder === null ? 0 : now + leaseMs
    made.set(group, { grp: group, due_at, owner: ownerOf({ tenant, group }), until, holder })
  }
  return [...made.values()].toSorted((a, b) => (a.grp < b.grp ? -1 : 1))
}

/** The groups whose lease is another now, with what is still leased. */
function leftOf({ known }: Turns, outcome: Outcome): readonly TurnRow[] {
  return [...outcome.leases.own].flatMap(([group, lease]): readonly TurnRow[] => {
    const turn = known.get(group)
    const tasks = [...(lease?.tasks ?? [])].join(' ')
    return turn ? [{ ...turn, tasks, until: tasks === '' ? 0 : turn.until }] : []
  })
}
