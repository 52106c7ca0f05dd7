import { commitStatements, type CommitStatements } from '../commit-statements.ts'
import { changesSettings } from '../commit.ts'
import { gather } from '../facts.ts'
import type { Ask } from '../inquiry.ts'
import { judge } from '../judge.ts'
import type { Value } from '../statement.ts'
import type { Committed } from '../wire.ts'
import { writesOf } from '../writes.ts'
import type { Dialect, Moment } from './dialect.ts'
import { alone } from './in-step.ts'
import type { Session } from './session.ts'
import { ownOf, turnsOf, type Making } from './turns.ts'

/**
 * The group commit, inside a transaction. All processes lock in one order: groups, then records kind by kind, logs, unique
 * keys. All of it is asked at once, because each question that waits for another is a way over the network. What does not exist yet cannot be locked; its second writer meets a unique violation and is to try again.
 */
export function committer(dialect: Dialect, moment: Moment, holder: number) {
  const sql = commitStatements(dialect.compiler)
  const turnsIn = turnsOf(dialect, holder)
  return async (session: Session, batch: readonly Making[]): Promise<readonly Committed[]> => {
    const commits = batch.map(({ commit }) => commit)
    const locking = (asked: Ask) => dialect.read(session, inOrder(asked), 'lock')
    const [now, turns, records] = await Promise.all([
      moment(session),
      turnsIn.lock(session, batch),
      alone(gather(sql, commits), locking),
    ])
    const facts = { ...records, leases: turns.leases }
    const { verdicts, outcome } = judge(commits, facts)
    const own = ownOf(batch, verdicts, now)
    const writes = writesOf(sql, facts, outcome).map((each) =>
      dialect.write(session, isTaking(sql, each) ? inOrder(each) : each),
    )
    const advanced = turnsIn.advance(session, turns, outcome, own, now)
    // Last, because whoever tells holds up all others who have something to tell.
    const changed = commits.some((commit, at) => verdicts[at]?.kind === 'done' && changesSettings(commit))
    const told = changed ? [dialect.tellSettings(session)] : []
    await Promise.all([...writes, advanced, ...told])
    return batch.map((made, at) => {
      const verdict = verdicts[at]
      if (verdict?.kind !== 'done') return [verdict?.kind ?? 'conflict']
      return ['done', verdict.seqs, turnsIn.hints(made, at, turns, own, now)]
    })
  }
}

function isTaking(sql: CommitStatements, { statement }: Ask): boolean {
  return statement === sql.takeKey || statement === sql.startLog
}

function inOrder({ statement, rows }: Ask): Ask {
  const named = rows.map((row) => ({ row, name: row.map(nameOf).join(' ') }))
  return { statement, rows: named.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ row }) => row) }
}

/** The tenant and the id, whatever the numbers between them. */
function nameOf(value: Value): string {
  return typeof value === 'string' ? value : ''
}
