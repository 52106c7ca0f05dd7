import { HubError } from '@parley/core/domain/error.ts'

import type { CommitStatements } from '../kit/commit-statements.ts'
import { gather } from '../kit/facts.ts'
import { answer } from '../kit/inquiry.ts'
import { judge } from '../kit/judge.ts'
import type { WireCommit } from '../kit/wire.ts'
import { writesOf } from '../kit/writes.ts'
import type { Connection } from './database.ts'
import type { Answers, Op, Reply } from './protocol.ts'
import type { TaskLedger } from './task-ledger.ts'

export interface Writer {
  readonly db: Connection
  readonly sql: CommitStatements
  readonly ledger: TaskLedger
  readonly ask: (op: Extract<Op, readonly ['ask', ...unknown[]]>) => string
}

/** One batch: all its commits in one transaction, then what was asked, which sees them. */
export function runBatch(writer: Writer, ops: readonly Op[], now: number): readonly Reply[] {
  const commits = ops.flatMap((op) => (op[0] === 'commit' ? [op[1]] : []))
  const verdicts = commits.length === 0 ? [] : commitAll(writer, commits, now)
  let next = 0
  return ops.map((op) => {
    if (op[0] !== 'commit') return attempt(() => perform(writer, op, now))
    return verdicts[next++] ?? failed(new Error('a commit got no verdict'))
  })
}

/** The group commit: one fsync for all. If the database fails on them, each is tried alone, so that one cannot fail its neighbours. */
function commitAll(writer: Writer, commits: readonly WireCommit[], now: number): readonly Reply[] {
  try {
    return commitTogether(writer, commits, now).map((answer): Reply => ({ kind: 'answer', answer }))
  } catch (error) {
    if (commits.length === 1) return [failed(error)]
    return commits.flatMap((commit) => commitAll(writer, [commit], now))
  }
}

function commitTogether(
  writer: Writer,
  commits: readonly WireCommit[],
  now: number,
): readonly Answers['commit'][] {
  const { db, sql, ledger } = writer
  const { verdicts, settle } = db.transaction(() => {
    const facts = answer(gather(sql, commits, ledger.groups.leases), db.read)
    const { verdicts, outcome } = judge(commits, facts)
    for (const write of writesOf(sql, facts, outcome)) db.write(write)
    return { verdicts, settle: ledger.write(outcome, now) }
  })
  settle()
  return commits.map((commit, at) => {
    const verdict = verdicts[at]
    if (verdict?.kind !== 'done') return [verdict?.kind ?? 'conflict']
    return ['done', verdict.seqs, ledger.groups.hints(commit, now)]
  })
}

function perform({ ask, ledger }: Writer, op: Exclude<Op, readonly ['commit', WireCommit]>, now: number) {
  switch (op[0]) {
    case 'ask':
      return ask(op)
    case 'lease':
      return ledger.lease(op[1], op[2], op[3], now)
    case 'waiting':
      return ledger.groups.waiting(op[1], now)
    case 'backlog':
      return [ledger.groups.count(), ledger.groups.oldestDueAt(now)] as const
    default:
      throw new HubError('internal', `The writing thread cannot ${op[0]}.`)
  }
}

export function attempt(run: () => Answers[keyof Answers]): Reply {
  try {
    return { kind: 'answer', answer: run() }
  } catch (error) {
    return failed(error)
  }
}

/** Says what the database said; that names tables and files, never what was to be written. */
export function failed(error: unknown): Extract<Reply, { kind: 'failed' }> {
  if (error instanceof HubError) return { kind: 'failed', code: error.code, detail: error.message }
  const detail = error instanceof Error ? `The database failed: ${error.message}.` : String(error)
  return { kind: 'failed', code: 'unavailable', detail }
}
