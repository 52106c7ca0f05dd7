import type { Change, Commit, RecordKind } from '@parley/core/domain/change.ts'
import type { Verdict } from '@parley/core/ports/store.ts'

import type { Home } from '../kit/tables.ts'
import { wireCommit } from '../kit/wire.ts'
import type { Lines } from './lines.ts'
import type { Answers, WireHint } from './protocol.ts'

export function commitThrough(
  { writer, settings, recent }: Omit<Lines, 'reader'>,
  tenant: Home,
  commit: Commit,
): Promise<Verdict> {
  const changesSettings = commit.changes.some(isOfSettings)
  return writer.send(['commit', wireCommit(tenant, commit)], (answer) => {
    if (changesSettings) settings.clear()
    const verdict = verdictOf(commit, answer)
    if (verdict.kind === 'done') recent.note(tenant, verdict.events, commit.changes)
    return verdict
  })
}

const settingKinds: ReadonlySet<RecordKind> = new Set([
  'account',
  'endpoint',
  'key',
  'tenant',
  'user',
  'session',
])

function isOfSettings(change: Change): boolean {
  return change.kind !== 'log' && change.kind !== 'rewrite' && settingKinds.has(change.record)
}

function verdictOf(commit: Commit, answer: Answers['commit']): Verdict {
  if (answer[0] !== 'done') return { kind: answer[0] }
  const [, seqs, hints] = answer
  const logged = commit.changes.flatMap((change) => (change.kind === 'log' ? [change.event] : []))
  const events = logged.map((event, at) => ({ ...event, seq: seqs[at] ?? 0 }))
  return { kind: 'done', events, hints: hints.map(hintOf) }
}

export function hintOf([group, dueAt]: WireHint): { group: string; dueAt: number } {
  return { group, dueAt }
}
