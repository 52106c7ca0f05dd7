import type { HubEvent } from '@parley/core/domain/event.ts'

import {
  headName,
  ownerName,
  scopeOf,
  seqName,
  type Facts,
  type Head,
  type HeldLease,
  type LogEnd,
  type Owner,
} from './facts.ts'
import { fromJson, type Json } from './json.ts'
import { layer, type Layer } from './layer.ts'
import { withSeq, type WireCommit, type WireFinish, type WirePut, type WireTask } from './wire.ts'

export type Judged =
  /** `seqs` are those of the logged events, in their order. */
  | { readonly kind: 'done'; readonly seqs: readonly number[] }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'fenced' }

/** What is to be written; null is what is to be deleted. */
export interface Outcome {
  readonly heads: Layer<Head | null>
  readonly owners: Layer<Owner | null>
  readonly seqs: Layer<LogEnd>
  readonly leases: Layer<HeldLease | null>
  readonly events: EventRow[]
  readonly rewrites: RewrittenRow[]
  readonly tasks: WireTask[]
  readonly finishes: WireFinish[]
}

export interface RewrittenRow {
  readonly tenant: string
  readonly id: string
  readonly about: string | null
  readonly doc: Json<HubEvent>
}

export interface EventRow {
  readonly tenant: string
  readonly account: string
  readonly seq: number
  readonly id: string
  readonly about: string | null
  readonly doc: Json<HubEvent>
}

/**
 * Decides a batch of commits one after the other, each knowing what those before it have written. Pure: whatever the
 * database is, the same facts give the same verdicts and the same rows.
 */
export function judge(
  commits: readonly WireCommit[],
  facts: Facts,
): { readonly verdicts: readonly Judged[]; readonly outcome: Outcome } {
  const outcome = over(facts)
  const verdicts = commits.map((commit): Judged => {
    const draft = over(outcome)
    const refused = decide(commit, draft)
    if (refused) return { kind: refused }
    absorb(outcome, draft)
    return { kind: 'done', seqs: draft.events.map((event) => event.seq) }
  })
  return { verdicts, outcome }
}

type Known = {
  readonly [K in 'heads' | 'owners' | 'seqs' | 'leases']: {
    get(name: string): (Outcome[K] extends Layer<infer V> ? V : never) | undefined
  }
}

function over(known: Known): Outcome {
  return {
    heads: layer(known.heads),
    owners: layer(known.owners),
    seqs: layer(known.seqs),
    leases: layer(known.leases),
    events: [],
    rewrites: [],
    tasks: [],
    finishes: [],
  }
}

function decide(commit: WireCommit, draft: Outcome): 'conflict' | 'fenced' | null {
  const [tenant, puts, drops, logs, tasks, finish, rewrites = []] = commit
  if (finish && !end(finish, draft)) return 'fenced'
  for (const [record, id] of drops) drop(headName(record, tenant, id), draft)
  if (!puts.every((put) => write(put, draft))) return 'conflict'
  for (const [id, account, event, about] of logs) {
    const name = seqName(tenant, account)
    const seq = (draft.seqs.get(name)?.seq ?? 0) + 1
    draft.seqs.set(name, { tenant, account, seq })
    draft.events.push({ tenant, account, seq, id, about, doc: withSeq(event, seq) })
  }
  draft.rewrites.push(...rewrites.map(([id, doc, about]) => ({ tenant, id, about, doc })))
  draft.tasks.push(...tasks)
  return null
}

function end(finish: WireFinish, draft: Outcome): boolean {
  const [kind, group, task, epoch] = finish
  const lease = draft.leases.get(group)
  if (!lease || lease.epoch !== epoch || !lease.tasks.has(task)) return false
  if (kind === 'hold') return true
  const left = new Set(lease.tasks)
  left.delete(task)
  draft.leases.set(group, kind === 'done' ? { epoch, tasks: left } : null)
  draft.finishes.push(finish)
  return true
}

function drop(name: string, draft: Outcome): void {
  const head = draft.heads.get(name)
  if (!head) return
  for (const key of fromJson(head.keys)) free(head, key, draft)
  draft.heads.set(name, null)
}

function write(put: WirePut, draft: Outcome): boolean {
  const [record, tenant, id, was, keys] = put
  const name = headName(record, tenant, id)
  const head = draft.heads.get(name)
  if ((head?.version ?? 0) !== was) return false
  if (head?.keys !== keys && !exchange(head ?? null, put, draft)) return false
  draft.heads.set(name, { record, tenant, id, version: was + 1, keys, put })
  return true
}

/** Gives back the keys that the record no longer has and takes the new ones, if nobody else holds them. */
function exchange(head: Head | null, [, tenant, id, , text]: WirePut, draft: Outcome): boolean {
  const wanted = fromJson(text)
  const held = head ? fromJson(head.keys) : []
  for (const key of held) if (head && !wanted.includes(key)) free(head, key, draft)
  return wanted.every((key) => {
    const scope = scopeOf(tenant, key)
    const owner = draft.owners.get(ownerName(scope, key))
    if (owner && (owner.tenant !== tenant || owner.id !== id)) return false
    draft.owners.set(ownerName(scope, key), { scope, key, tenant, id })
    return true
  })
}

function free(head: Head, key: string, draft: Outcome): void {
  draft.owners.set(ownerName(scopeOf(head.tenant, key), key), null)
}

function absorb(outcome: Outcome, draft: Outcome): void {
  for (const [name, head] of draft.heads.own) outcome.heads.set(name, head)
  for (const [name, owner] of draft.owners.own) outcome.owners.set(name, owner)
  for (const [name, seq] of draft.seqs.own) outcome.seqs.set(name, seq)
  for (const [name, lease] of draft.leases.own) outcome.leases.set(name, lease)
  outcome.events.push(...draft.events)
  outcome.rewrites.push(...draft.rewrites)
  outcome.tasks.push(...draft.tasks)
  outcome.finishes.push(...draft.finishes)
}
