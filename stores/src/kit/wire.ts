import type { Change, Commit, Droppable, Put, RecordKind, Records } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { wordsIn, type HubEvent, type NewEvent } from '@parley/core/domain/event.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Finish, NewTask, Work } from '@parley/core/domain/task.ts'

import { toJson, type Json } from './json.ts'
import { shapes } from './shapes.ts'
import type { Value } from './statement.ts'
import { hub, type Home } from './tables.ts'

/**
 * A commit as the writer needs it: documents as text, and tuples instead of objects, because between threads an
 * object's member names are copied with every object (measured: 13 µs for a commit of objects, 3.5 µs of tuples).
 */
export type WireCommit = readonly [
  tenant: Home,
  puts: readonly WirePut[],
  drops: readonly WireDrop[],
  logs: readonly WireLog[],
  tasks: readonly WireTask[],
  finish: WireFinish | null,
  /** Events in other words. */
  rewrites?: readonly WireRewrite[],
]
export type WirePut = readonly [
  record: RecordKind,
  tenant: Home,
  id: string,
  /** The version that was read. */
  was: number,
  keys: Json<readonly string[]>,
  doc: string,
  /** What the record's shape has beside these. */
  columns: readonly Value[],
]
export type WireDrop = readonly [record: Droppable, id: string]
/** `about` is the message whose words stand in the event. */
export type WireLog = readonly [id: string, account: string, event: Json<NewEvent>, about: string | null]
export type WireRewrite = readonly [id: string, event: Json<HubEvent>, about: string | null]
export type WireTask = readonly [
  group: string,
  tenant: TenantId | null,
  work: Json<Work>,
  dueAt: number,
  trace: string | null,
]
export type WireFinish = readonly [
  kind: Finish['kind'],
  group: string,
  task: number,
  epoch: number,
  dueAt: number,
]

export type WireHint = readonly [
  group: string,
  dueAt: number,
  owner: string,
  again: boolean,
  /** The group's only task, if the commit has leased it to whoever made it. */
  leased?: readonly [epoch: number, task: number],
]
/** What became of a commit: the sequences of its logged events, and where there is work now. */
export type Committed =
  | readonly ['done', seqs: readonly number[], hints: readonly WireHint[]]
  | readonly ['conflict' | 'fenced']

export function wireCommit(tenant: Home, commit: Commit): WireCommit {
  const puts: WirePut[] = []
  const drops: WireDrop[] = []
  const logs: WireLog[] = []
  const rewrites: WireRewrite[] = []
  for (const change of commit.changes) {
    if (change.kind === 'put') puts.push(wirePut(homeOf(tenant, change), change.record, change.value))
    else if (change.kind === 'drop') drops.push([change.record, change.id])
    else if (change.kind === 'rewrite')
      rewrites.push([change.event.id, toJson(change.event), wordsIn(change.event)])
    else logs.push([change.event.id, change.event.account, toJson(change.event), wordsIn(change.event)])
    if (tenant === hub) refuseForHub(change)
  }
  const tasks = commit.tasks.map(wireTask)
  return [tenant, puts, drops, logs, tasks, commit.finish && wireFinish(commit.finish), rewrites]
}

/** The event's text once its place in the log is known. */
export function withSeq(event: Json<NewEvent>, seq: number): Json<HubEvent> {
  return `{"seq":${seq},${event.slice(1)}`
}

function wirePut<K extends RecordKind>(tenant: Home, record: K, value: Records[K]): WirePut {
  const { keys, values } = shapes[record]
  const doc = toJson({ ...value, version: value.version + 1 })
  return [record, tenant, value.id, value.version, toJson(keys(value)), doc, values(value)]
}

function wireTask(task: NewTask): WireTask {
  return [task.group, task.tenant, toJson(task.work), task.dueAt, task.trace ?? null]
}

function wireFinish(finish: Finish): WireFinish {
  const { task, epoch } = finish.claim
  return [finish.kind, task.group, task.id, epoch, 'dueAt' in finish ? finish.dueAt : 0]
}

/** Tenants are kept by the hub; one may be written along with what it owns, by itself only. */
function homeOf(tenant: Home, put: Put): Home {
  if (put.record !== 'tenant') return tenant
  if (tenant === hub || put.value.id === tenant) return hub
  throw new HubError('internal', `The store of ${tenant} cannot write the tenant ${put.value.id}.`)
}

const ofTheHub: ReadonlySet<RecordKind> = new Set(['tenant', 'letter', 'alert', 'audit'])

function refuseForHub(change: Change): void {
  const isOfEvents = change.kind === 'log' || change.kind === 'rewrite'
  if (!isOfEvents && ofTheHub.has(change.record)) return
  const what = isOfEvents ? 'an event' : `a ${change.record}`
  throw new HubError(
    'internal',
    `Only tenants, letters, alerts and lines of the audit log belong to no tenant; write ${what} with stores.of(tenant).`,
  )
}
