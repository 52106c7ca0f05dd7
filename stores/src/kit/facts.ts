import type { RecordKind } from '@parley/core/domain/change.ts'

import type { CommitStatements } from './commit-statements.ts'
import { ask, type Inquiry } from './inquiry.ts'
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

/** Reads the facts set-wise: every question once, whatever the number of commits that depend on it. */
export function* gather(
  statements: CommitStatements,
  commits: readonly WireCommit[],
  leases: Facts['leases'],
): Inquiry<Facts> {
  const heads = yield* readHeads(statements, commits)
  const owners = yield* readOwners(statements, commits, heads)
  const seqs = yield* readSeqs(statements, commits)
  return { heads, owners, seqs, leases }
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
  const heads = new Map<string, Head>()
  // Always in the same order: whoever locks what it reads waits for others, and never in a circle.
  for (const [record, those] of [...wanted].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const rows = yield* ask(statements.head[record], ...those.values())
    for (const row of rows) heads.set(headName(record, row.tenant, row.id), { record, ...row, put: null })
  }
  return heads
}

/** A record that keeps its keys is not asked about: it has them. Only new keys can belong to somebody else. */
function* readOwners(
  statements: CommitStatements,
  commits: readonly WireCommit[],
  heads: ReadonlyMap<string, Head>,
): Inquiry<Map<string, Owner>> {
  const owners = new Map<string, Owner>()
  const wanted = new Map<string, { scope: string; key: string }>()
  const own = ({ tenant, id, keys }: Head) => {
    for (const key of fromJson(keys)) {
      const scope = scopeOf(tenant, key)
      owners.set(ownerName(scope, key), { scope, key, tenant, id })
    }
  }
  for (const [tenant, puts, drops] of commits) {
    for (const [record, home, id, , keys] of puts) {
      const head = heads.get(headName(record, home, id))
      if (head?.keys === keys) continue
      if (head) own(head)
      for (const key of fromJson(keys)) {
        const scope = scopeOf(home, key)
        wanted.set(ownerName(scope, key), { scope, key })
      }
    }
    for (const [record, id] of drops) {
      const head = heads.get(headName(record, tenant, id))
      if (head) own(head)
    }
  }
  if (wanted.size === 0) return owners
  for (const row of yield* ask(statements.owner, ...wanted.values())) {
    owners.set(ownerName(row.scope, row.key), row)
  }
  return owners
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
