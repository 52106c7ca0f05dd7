import { entryKind, type Entry } from '@parley/core/domain/entry.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'

import type { DumpStatements, Kept } from './dump-statements.ts'
import { ask, type Inquiry } from './inquiry.ts'
import { fromJson } from './json.ts'
import { hub, type Home, type Tables } from './tables.ts'

/** How a database answers: at once, or over a network. */
export type Read = <T>(inquiry: Inquiry<T>) => T | Promise<T>

/** A dead letter may hold megabytes: no more of them at once. */
const pageSize = 200

/** All that the tables hold, or all of one tenant. Whoever reads sees to it that they stay at one moment. */
export async function* dumpPages(
  sql: DumpStatements,
  read: Read,
  tenant: TenantId | null,
): AsyncGenerator<readonly Entry[]> {
  for (const kind of entryKind.options) {
    if (kind === 'task') yield* tasks(sql, read, tenant)
    else if (tenant === null)
      for await (const home of homes(sql, read, kind)) yield* pages(sql, read, kind, home)
    else if (kind !== 'tenant') yield* pages(sql, read, kind, tenant)
    else
      for await (const page of pages(sql, read, kind, hub))
        yield page.filter((entry) => entry.kind === 'tenant' && entry.doc.id === tenant)
  }
}

async function* homes({ home }: DumpStatements, read: Read, kind: Kept): AsyncGenerator<Home> {
  for (let at: Home | undefined = hub; at !== undefined;) {
    yield at
    const [next]: readonly { tenant: Home }[] = await read(ask(home[kind], { after: at }))
    at = next?.tenant
  }
}

async function* pages(
  { page }: DumpStatements,
  read: Read,
  kind: Kept,
  home: Home,
): AsyncGenerator<readonly Entry[]> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const rows: readonly Row[] = await read(rowsOf(page, kind, { tenant: home, after, limit: pageSize }))
    const tenant = home === hub ? null : home
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table of a kind holds documents of this kind
    yield rows.map(({ doc }) => ({ kind, tenant, doc }) as Entry)
    after = rows.length < pageSize ? undefined : rows.at(-1)?.id
  }
}

interface Row {
  readonly id: string
  readonly doc: Entry['doc']
}

function* rowsOf(
  page: DumpStatements['page'],
  kind: Kept,
  at: { tenant: Home; after: string; limit: number },
): Inquiry<readonly Row[]> {
  if (kind === 'head') return (yield* ask(page.head, at)).map((doc) => ({ id: doc.account, doc }))
  return (yield* ask(page[kind], at)).map(({ id, doc }) => ({ id, doc: fromJson(doc) }))
}

/** Few, and in the order in which they arrived. */
async function* tasks(
  { tasks: page }: DumpStatements,
  read: Read,
  tenant: TenantId | null,
): AsyncGenerator<readonly Entry[]> {
  for (let after: number | undefined = 0; after !== undefined;) {
    const rows: readonly TaskRow[] = await read(ask(page, { after, limit: pageSize }))
    yield rows.filter((row) => tenant === null || row.tenant === tenant).map(taskOf)
    after = rows.length < pageSize ? undefined : rows.at(-1)?.id
  }
}

type TaskRow = Tables['task']

function taskOf({
  tenant,
  grp: group,
  doc,
  due_at: dueAt,
  tries,
  tried_at: triedAt,
  crashes,
  trace,
}: TaskRow): Entry {
  return { kind: 'task', tenant, doc: { group, work: fromJson(doc), dueAt, tries, triedAt, crashes, trace } }
}
