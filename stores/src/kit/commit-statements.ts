import type { RecordKind } from '@parley/core/domain/change.ts'
import type { HubEvent } from '@parley/core/domain/event.ts'
import type { Kysely } from 'kysely'

import { statement, type Param } from './compile.ts'
import type { Compiler } from './compiler.ts'
import type { Json } from './json.ts'
import { shapes } from './shapes.ts'
import type { Statement, Value } from './statement.ts'
import type { Home, Tables } from './tables.ts'

type Place = { tenant: Home; id: string }
type HeadRow = Place & { version: number; keys: Json<readonly string[]> }

/** What a batch of commits reads and writes, apart from tasks. */
export type CommitStatements = ReturnType<typeof commitStatements>

export function commitStatements(compiler: Compiler) {
  const db = compiler<Tables>()
  const records = compiler<Record<RecordKind, Record<string, Value>>>()
  return {
    head: eachRecord((record) => head(compiler, record)),
    /** Both take: version, keys, doc, the shape's columns, tenant, id. */
    insert: eachRecord((record) => insert(records, record)),
    update: eachRecord((record) => update(records, record)),
    drop: eachRecord((record) => drop(records, record)),
    ...keyStatements(db),
    ...logStatements(db),
  }
}

export function eachRecord<T>(make: (record: RecordKind) => T): Readonly<Record<RecordKind, T>> {
  return {
    tenant: make('tenant'),
    user: make('user'),
    session: make('session'),
    account: make('account'),
    endpoint: make('endpoint'),
    customer: make('customer'),
    conversation: make('conversation'),
    message: make('message'),
    letter: make('letter'),
    key: make('key'),
    audit: make('audit'),
    attempt: make('attempt'),
    redrive: make('redrive'),
    alert: make('alert'),
    file: make('file'),
    template: make('template'),
    target: make('target'),
  }
}

function head(compiler: Compiler, record: RecordKind): Statement<Place, HeadRow> {
  const db = compiler<Record<RecordKind, HeadRow>>()
  return statement((param: Param<Place>) =>
    db
      .selectFrom(record)
      .select(['tenant', 'id', 'version', 'keys'])
      .where('tenant', '=', param('tenant'))
      .where('id', '=', param('id')),
  )
}

type Loose = Kysely<Record<RecordKind, Record<string, Value>>>
type Row = Record<string, Value>

function insert(db: Loose, record: RecordKind): Statement<Row> {
  const columns = ['version', 'keys', 'doc', ...shapes[record].columns, 'tenant', 'id']
  return statement((param: Param<Row>) =>
    db.insertInto(record).values(Object.fromEntries(columns.map((column) => [column, param(column)]))),
  )
}

function update(db: Loose, record: RecordKind): Statement<Row> {
  const columns = ['version', 'keys', 'doc', ...shapes[record].columns]
  return statement((param: Param<Row>) =>
    db
      .updateTable(record)
      .set(Object.fromEntries(columns.map((column) => [column, param(column)])))
      .where('tenant', '=', param('tenant'))
      .where('id', '=', param('id')),
  )
}

function drop(db: Loose, record: RecordKind): Statement<Place> {
  return statement((param: Param<Place>) =>
    db.deleteFrom(record).where('tenant', '=', param('tenant')).where('id', '=', param('id')),
  )
}

function keyStatements(db: Kysely<Tables>) {
  type Key = { scope: string; key: string }
  return {
    owner: statement((param: Param<Key>) =>
      db
        .selectFrom('unique_key')
        .select(['scope', 'key', 'tenant', 'id'])
        .where('scope', '=', param('scope'))
        .where('key', '=', param('key')),
    ),
    takeKey: statement((param: Param<Key & Place>) =>
      db.insertInto('unique_key').values({
        scope: param('scope'),
        key: param('key'),
        tenant: param('tenant'),
        id: param('id'),
      }),
    ),
    moveKey: statement((param: Param<Key & Place>) =>
      db
        .updateTable('unique_key')
        .set({ tenant: param('tenant'), id: param('id') })
        .where('scope', '=', param('scope'))
        .where('key', '=', param('key')),
    ),
    freeKey: statement((param: Param<Key>) =>
      db.deleteFrom('unique_key').where('scope', '=', param('scope')).where('key', '=', param('key')),
    ),
  }
}

function logStatements(db: Kysely<Tables>) {
  type Log = { tenant: string; account: string }
  type Told = { id: string; about: string | null; doc: Json<HubEvent> }
  return {
    seq: statement((param: Param<Log>) =>
      db
        .selectFrom('head')
        .select(['tenant', 'account', 'seq'])
        .where('tenant', '=', param('tenant'))
        .where('account', '=', param('account')),
    ),
    startLog: statement((param: Param<Log & { seq: number }>) =>
      db.insertInto('head').values({ seq: param('seq'), tenant: param('tenant'), account: param('account') }),
    ),
    advanceLog: statement((param: Param<Log & { seq: number }>) =>
      db
        .updateTable('head')
        .set({ seq: param('seq') })
        .where('tenant', '=', param('tenant'))
        .where('account', '=', param('account')),
    ),
    rewrite: statement((param: Param<Told & { tenant: string }>) =>
      db
        .updateTable('event')
        .set({ doc: param('doc'), about: param('about') })
        .where('tenant', '=', param('tenant'))
        .where('id', '=', param('id')),
    ),
    log: statement((param: Param<Log & Told & { seq: number }>) =>
      db.insertInto('event').values({
        tenant: param('tenant'),
        account: param('account'),
        seq: param('seq'),
        id: param('id'),
        about: param('about'),
        doc: param('doc'),
      }),
    ),
  }
}
