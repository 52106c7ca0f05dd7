import type { Commit, RecordKind } from '@parley/core/domain/change.ts'
import type { Hint, Verdict } from '@parley/core/ports/store.ts'

import type { Lines } from './lines.ts'
import type { Home } from './tables.ts'
import { wireCommit, type Committed, type WireCommit, type WireHint } from './wire.ts'

export async function commitThrough(
  lines: Pick<Lines, 'commit' | 'settings' | 'recent'>,
  tenant: Home,
  commit: Commit,
): Promise<Verdict> {
  const wire = wireCommit(tenant, commit)
  const answer = await lines.commit(wire, commit.tasks)
  if (changesSettings(wire)) lines.settings.clear()
  const verdict = verdictOf(commit, answer)
  if (verdict.kind === 'done') lines.recent.note(tenant, verdict.events, commit.changes)
  return verdict
}

const settingKinds: ReadonlySet<RecordKind> = new Set([
  'account',
  'endpoint',
  'key',
  'tenant',
  'user',
  'session',
])

/** Whether it touches what is remembered of accounts, endpoints and who may call. */
export function changesSettings([, puts, drops]: WireCommit): boolean {
  return [...puts, ...drops].some(([record]) => settingKinds.has(record))
}

function verdictOf(commit: Commit, answer: Committed): Verdict {
  if (answer[0] !== 'done') return { kind: answer[0] }
  const [, seqs, hints] = answer
  const logged = commit.changes.flatMap((change) => (change.kind === 'log' ? [change.event] : []))
  const events = logged.map((event, at) => ({ ...event, seq: seqs[at] ?? 0 }))
  return { kind: 'done', events, hints: hints.map(hintOf) }
}

export function hintOf([group, dueAt, owner, again, leased]: WireHint): Hint {
  return { group, dueAt, owner, again, ...(leased && { here: true }) }
}
