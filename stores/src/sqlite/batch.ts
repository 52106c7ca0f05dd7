import { HubError } from '@parley/core/domain/error.ts'

import type { CommitStatements } from '../kit/commit-statements.ts'
import { gather, type Facts } from '../kit/facts.ts'
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
    if (op[0] !== 'commit') return attempt(() => perform(writer, op))
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
  const { verdicts, firstTask } = db.transaction(() => {
    const facts = { ...answer(gather(sql, commits), db.read), leases: leasesOf(commits) }
    const { verdicts, outcome } = judge(commits, facts)
    for (const write of writesOf(sql, facts, outcome)) db.write(write)
    return { verdicts, firstTask: ledger.write(outcome, now) }
  })
  let nextTask = firstTask
  return commits.map(([, , , , tasks], at) => {
    const verdict = verdicts[at]
    if (verdict?.kind !== 'done') return [verdict?.kind ?? 'conflict']
    const first = nextTask
    nextTask += tasks.length
    return ['done', verdict.seqs, first]
  })
}

/** `taskDesk` has let through no finish whose lease is not held. */
function leasesOf(commits: readonly WireCommit[]): Facts['leases'] {
  const leases = new Map<string, { readonly epoch: number; readonly tasks: Set<number> }>()
  for (const [, , , , , finish] of commits) {
    if (!finish) continue
    const [, group, task, epoch] = finish
    const lease = leases.get(group) ?? { epoch, tasks: new Set() }
    leases.set(group, lease)
    lease.tasks.add(task)
  }
  return leases
}

function perform({ ask, ledger }: Writer, op: Exclude<Op, readonly ['commit', WireCommit]>) {
  switch (op[0]) {
    case 'ask':
      return ask(op)
    case 'kept':
      return ledger.kept()
    case 'tasks':
      return ledger.read(op[1], op[2])
    case 'ping':
      return null
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
