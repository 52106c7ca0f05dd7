import type { RecordKind } from '@parley/core/domain/change.ts'
import type { Entry } from '@parley/core/domain/entry.ts'
import type { AccountId } from '@parley/core/domain/ids.ts'
import { sql } from 'kysely'

import { eachRecord } from './commit-statements.ts'
import { statement, type Param } from './compile.ts'
import type { Compiler } from './compiler.ts'
import type { Json } from './json.ts'
import type { Home, Tables } from './tables.ts'

export type DumpStatements = ReturnType<typeof dumpStatements>

/** What is read home by home. */
export type Kept = RecordKind | 'event' | 'head'

interface At {
  tenant: Home
  after: string
  limit: number
}

/** All that a database holds, page by page from its primary keys. */
export function dumpStatements(compiler: Compiler) {
  const nextHome = (kind: Kept) => nextHomeOf(compiler, kind)
  return {
    /** The next home in which there is something of the kind: asked of each table, so that nothing stays behind. */
    home: { ...eachRecord(nextHome), event: nextHome('event'), head: nextHome('head') },
    page: {
      ...eachRecord((record) => pageOf(compiler, record)),
      event: pageOf(compiler, 'event'),
      head: headPage(compiler),
    },
    tasks: taskPage(compiler),
    /** A row of the kind, if there is any. */
    some: { ...eachRecord((record) => someOf(compiler, record)), task: someOf(compiler, 'task') },
  }
}

function nextHomeOf(compiler: Compiler, kind: Kept) {
  const db = compiler<Record<Kept, { tenant: Home }>>()
  return statement((param: Param<{ after: Home }>) =>
    db
      .selectFrom(kind)
      .select('tenant')
      .where('tenant', '>', param('after'))
      .orderBy('tenant')
      .limit(sql.lit(1)),
  )
}

function pageOf(compiler: Compiler, kind: RecordKind | 'event') {
  const db = compiler<Record<RecordKind | 'event', { tenant: Home; id: string; doc: Json<Entry['doc']> }>>()
  return statement((param: Param<At>) =>
    db
      .selectFrom(kind)
      .select(['id', 'doc'])
      .where('tenant', '=', param('tenant'))
      .where('id', '>', param('after'))
      .orderBy('id')
      .limit(param('limit')),
  )
}

function headPage(compiler: Compiler) {
  const db = compiler<{ head: { tenant: Home; account: AccountId; seq: number } }>()
  return statement((param: Param<Omit<At, 'after'> & { after: string }>) =>
    db
      .selectFrom('head')
      .select(['account', 'seq'])
      .where('tenant', '=', param('tenant'))
      .where(sql<string>`account`, '>', param('after'))
      .orderBy('account')
      .limit(param('limit')),
  )
}

function taskPage(compiler: Compiler) {
  const db = compiler<Tables>()
  return statement((param: Param<{ after: number; limit: number }>) =>
    db.selectFrom('task').selectAll().where('id', '>', param('after')).orderBy('id').limit(param('limit')),
  )
}

function someOf(compiler: Compiler, kind: RecordKind | 'task') {
  const db = compiler<Record<RecordKind | 'task', { id: string | number }>>()
  return statement(() => db.selectFrom(kind).select('id').limit(sql.lit(1)))
}
