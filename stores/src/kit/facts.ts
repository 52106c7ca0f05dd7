import type { RecordKind } from '@parley/core/domain/change.ts'

import type { CommitStatements } from './commit-statements.ts'
import { ask, both, together, type Inquiry } from './inquiry.ts'
import { fromJson, type Json } from './json.ts'
import { isHubWide } from './shapes.ts'
import { hub, type Home } from './tables.ts'
import type { WireCommit, WirePut } from './wire.ts'

/** All that the database must tell so that a batch of commits can be judged. What a map does not hold is not there. */
export interface Facts {
  readonly heads: ReadonlyMap<string, Head>
  readonly owners: ReadonlyMap<string, Owner>
  readonly seqs: ReadonlyMap<string, LogEnd>
  readonly leases: { get(group: string): HeldLease | undefined }
}

export interface Head {
  readonly record: RecordKind
  readonly tenant: Home
  readonly id: string
  readonly version: number
  readonly keys: Json<readonly string[]>
  /** What was put, if it was in this batch. */
  readonly put: WirePut | null
}

/** The last sequence number of an account's log. */
export interface LogEnd {
  readonly tenant: string
  readonly account: string
  readonly seq: number
}

/** Which record holds a unique key. */
export interface Owner {
  readonly scope: string
  readonly key: string
  readonly tenant: Home
  readonly id: string
}

/** The tasks of a group that are leased and not finished. */
export interface HeldLease {
  readonly epoch: number
  readonly tasks: ReadonlySet<number>
}

export const headName = (record: RecordKind, tenant: string, id: string) => `${record} ${tenant} ${id}`
export const seqName = (tenant: string, account: string) => `${tenant} ${account}`
export const ownerName = (scope: string, key: string) => `${scope} ${key}`
export const scopeOf = (tenant: string, key: string) => (isHubWide(key) ? hub : tenant)

/**
 * Reads the facts set-wise: every question once, whatever the number of commits that depend on it. Mostly it is all asked at
 * once: only a record whose keys change has others looked up when it is known.
 */
export function* gather(
  statements: CommitStatements,
  commits: readonly WireCommit[],
): Inquiry<Omit<Facts, 'leases'>> {
  const [heads, [seqs, taken]] = yield* both(
    readHeads(statements, commits),
    both(readSeqs(statements, commits), readOwners(statements, keysOfNew(commits))),
  )
  const { kept, wanted } = keysOfKnown(commits, heads, taken)
  const others = yield* readOwners(statements, wanted)
  return { heads, owners: new Map([...kept, ...taken.owners, ...others.owners]), seqs }
}

function* readHeads(
  statements: CommitStatements,
  commits: readonly WireCommit[],
): Inquiry<Map<string, Head>> {
  const wanted = new Map<RecordKind, Map<string, { tenant: Home; id: string }>>()
  const want = (record: RecordKind, tenant: Home, id: string) => {
    const those = wanted.get(record) ?? new Map<string, { tenant: Home; id: string }>()
    wanted.set(record, those.set(`${tenant} ${id}`, { tenant, id }))
  }
  for (const [tenant, puts, drops] of commits) {
    for (const [record, home, id] of puts) want(record, home, id)
    for (const [record, id] of drops) want(record, tenant, id)
  }
  // Always in the same order: whoever locks what it reads waits for others, and never in a circle.
  const kinds = [...wanted].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const found = yield* together(
    kinds.map(([record, those]) => ask(statements.head[record], ...those.values())),
  )
  const heads = new Map<string, Head>()
  for (const [at, [record]] of kinds.entries())
    for (const row of found[at] ?? [])
      heads.set(headName(record, row.tenant, row.id), { record, ...row, put: null })
  return heads
}

/** Unique keys by their names. */
type Keys = Map<string, { readonly scope: string; readonly key: string }>

/** Those of records that are new to whoever puts them. */
function keysOfNew(commits: readonly WireCommit[]): Keys {
  const wanted: Keys = new Map()
  for (const [, puts] of commits)
    for (const [, home, , was, keys] of puts) if (was === 0) want(wanted, home, keys)
  return wanted
}

/** A record that keeps its keys is not asked about: it has them. Only new keys can belong to somebody else. */
function keysOfKnown(
  commits: readonly WireCommit[],
  heads: ReadonlyMap<string, Head>,
  { asked }: { readonly asked: Keys },
): { readonly kept: ReadonlyMap<string, Owner>; readonly wanted: Keys } {
  const kept = new Map<string, Owner>()
  const wanted: Keys = new Map()
  const own = ({ tenant, id, keys }: Head) => {
    for (const key of fromJson(keys)) {
      const scope = scopeOf(tenant, key)
      kept.set(ownerName(scope, key), { scope, key, tenant, id })
    }
  }
  for (const [tenant, puts, drops] of commits) {
    for (const [record, home, id, , keys] of puts) {
      const head = heads.get(headName(record, home, id))
      if (head?.keys === keys) continue
      if (head) own(head)
      want(wanted, home, keys)
    }
    for (const [record, id] of drops) {
      const head = heads.get(headName(record, tenant, id))
      if (head) own(head)
    }
  }
  for (const name of asked.keys()) wanted.delete(name)
  return { kept, wanted }
}

function want(wanted: Keys, home: Home, keys: WirePut[4]): void {
  for (const key of fromJson(keys)) {
    const scope = scopeOf(home, key)
    wanted.set(ownerName(scope, key), { scope, key })
  }
}

function* readOwners(
  statements: CommitStatements,
  asked: Keys,
): Inquiry<{ readonly owners: ReadonlyMap<string, Owner>; readonly asked: Keys }> {
  if (asked.size === 0) return { owners: new Map(), asked }
  const rows = yield* ask(statements.owner, ...asked.values())
  return { owners: new Map(rows.map((row) => [ownerName(row.scope, row.key), row])), asked }
}

function* readSeqs(
  statements: CommitStatements,
  commits: readonly WireCommit[],
): Inquiry<Map<string, LogEnd>> {
  const wanted = new Map<string, { tenant: string; account: string }>()
  for (const [tenant, , , logs] of commits) {
    for (const [, account] of logs) wanted.set(seqName(tenant, account), { tenant, account })
  }
  if (wanted.size === 0) return new Map()
  const rows = yield* ask(statements.seq, ...wanted.values())
  return new Map(rows.map((row) => [seqName(row.tenant, row.account), row]))
}
