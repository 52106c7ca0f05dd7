import { commitStatements } from '../kit/commit-statements.ts'
import { changesSettings } from '../kit/commit.ts'
import { gather } from '../kit/facts.ts'
import type { Ask } from '../kit/inquiry.ts'
import { judge } from '../kit/judge.ts'
import type { Value } from '../kit/statement.ts'
import type { Committed, WireCommit } from '../kit/wire.ts'
import { writesOf } from '../kit/writes.ts'
import { postgresCompiler } from './compiler.ts'
import { alone } from './in-step.ts'
import type { Session } from './session.ts'
import { read, write } from './set-wise.ts'
import { advance, hintsOf, leasesOf, lock } from './turns.ts'

/** Where processes tell each other that accounts, endpoints or who may call have changed. */
export const settingsChannel = 'parley_settings'

const sql = commitStatements(postgresCompiler)

/**
 * The group commit, inside a transaction. All processes lock in one order: groups, then records kind by kind, unique keys,
 * logs. What does not exist yet cannot be locked; its second writer meets a unique_violation and is to try again.
 */
export async function commitTogether(
  session: Session,
  commits: readonly WireCommit[],
  moment: (session: Session) => Promise<number>,
): Promise<readonly Committed[]> {
  const [now, turns] = await Promise.all([moment(session), lock(session, commits)])
  const facts = await alone(gather(sql, commits, leasesOf(turns)), (asked) =>
    read(session, inOrder(asked), ' for update'),
  )
  const { verdicts, outcome } = judge(commits, facts)
  const writes = writesOf(sql, facts, outcome).map((each) =>
    write(session, isTaking(each) ? inOrder(each) : each),
  )
  const changed = commits.some((commit, at) => verdicts[at]?.kind === 'done' && changesSettings(commit))
  const told = changed ? [session.query('select pg_notify($1, $2)', [settingsChannel, ''])] : []
  await Promise.all([...writes, ...told, advance(session, turns, outcome, now)])
  return commits.map((commit, at) => {
    const verdict = verdicts[at]
    if (verdict?.kind !== 'done') return [verdict?.kind ?? 'conflict']
    return ['done', verdict.seqs, hintsOf(commit, turns, now)]
  })
}

function isTaking({ statement }: Ask): boolean {
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
