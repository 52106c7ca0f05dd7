import type { RecordKind, Records } from '@parley/core/domain/change.ts'
import type { AccountId } from '@parley/core/domain/ids.ts'
import { sql, type Kysely } from 'kysely'

import { statement, type Param } from '../compile.ts'
import type { Compiler } from '../compiler.ts'
import type { Json } from '../json.ts'
import type { Statement } from '../statement.ts'
import { hub, type Tables } from '../tables.ts'
import { alertStatements } from './alert-statements.ts'
import { aroundStatements } from './around-statements.ts'
import { attemptStatements } from './attempt-statements.ts'
import { auditStatements } from './audit-statements.ts'
import { letterStatements } from './letter-statements.ts'
import { own } from './own.ts'
import { templateStatements } from './template-statements.ts'

export type ReadStatements = ReturnType<typeof readStatements>
export type HubStatements = ReturnType<typeof hubStatements>

/** All that is read for one tenant. */
export function readStatements(compiler: Compiler) {
  const db = compiler<Tables>()
  return {
    ...recordStatements(db),
    ...listStatements(db),
    ...threadStatements(db),
    ...logStatements(db),
    ...aroundStatements(db),
    ...auditStatements(db),
    ...alertStatements(db),
    ...attemptStatements(db),
    ...letterStatements(db),
    ...templateStatements(db),
  }
}

/** The only statements that look over tenants: whose is this key, and which accounts belong to this business? */
export function hubStatements(compiler: Compiler) {
  const db = compiler<Tables>()
  return {
    keyed: statement((param: Param<{ key: string }>) =>
      db
        .selectFrom('unique_key')
        .select(['tenant', 'id'])
        .where('scope', '=', sql.lit(hub))
        .where('key', '=', param('key')),
    ),
    accountsOf: statement((param: Param<{ business: string }>) =>
      db.selectFrom('account').select(['tenant', 'doc']).where('business', '=', param('business')),
    ),
  }
}

type ById<K extends RecordKind> = Statement<{ tenant: string; id: string }, { doc: Json<Records[K]> }>
type All<K extends RecordKind> = Statement<{ tenant: string }, { doc: Json<Records[K]> }>

function recordStatements(db: Kysely<Tables>) {
  return {
    keyed: own(db, 'unique_key', (rows, param: Param<{ key: string }>) =>
      rows.select('id').where('key', '=', param('key')),
    ),
    user: byId(db, 'user'),
    session: own(db, 'session', (rows, param: Param<{ id: string }>) =>
      rows.select(['doc', 'user']).where('id', '=', param('id')),
    ),
    account: byId(db, 'account'),
    endpoint: byId(db, 'endpoint'),
    filesWith: own(db, 'file', (rows, param: Param<{ hash: string }>) =>
      rows.select('doc').where('hash', '=', param('hash')).limit(sql.lit(50)),
    ),
    customer: own(db, 'customer', (rows, param: Param<{ id: string }>) =>
      rows.select(['id', 'doc']).where('id', '=', param('id')),
    ),
    tenant: byId(db, 'tenant'),
    key: byId(db, 'key'),
    keys: all(db, 'key'),
    letter: byId(db, 'letter'),
    redrive: byId(db, 'redrive'),
    alert: byId(db, 'alert'),
    target: byId(db, 'target'),
    file: byId(db, 'file'),
    template: byId(db, 'template'),
    targets: all(db, 'target'),
    sessions: own(db, 'session', (rows, param: Param<{ user: string }>) =>
      rows.select('doc').where('user', '=', param('user')).orderBy('id'),
    ),
    tenantPage: own(db, 'tenant', (rows, param: Param<{ after: string; limit: number }>) =>
      rows.select('doc').where('id', '>', param('after')).orderBy('id').limit(param('limit')),
    ),
    tenants: all(db, 'tenant'),
    users: all(db, 'user'),
    accounts: all(db, 'account'),
    endpoints: all(db, 'endpoint'),
  }
}

function byId<K extends RecordKind>(db: Kysely<Tables>, record: K): ById<K> {
  return own<RecordKind, { id: string }, { doc: Json<Records[K]> }>(db, record, (rows, param) =>
    rows.select('doc').where('id', '=', param('id')).$castTo<{ doc: Json<Records[K]> }>(),
  )
}

function all<K extends RecordKind>(db: Kysely<Tables>, record: K): All<K> {
  return own<RecordKind, object, { doc: Json<Records[K]> }>(db, record, (rows) =>
    rows.select('doc').orderBy('id').$castTo<{ doc: Json<Records[K]> }>(),
  )
}

interface ListQuery {
  account: AccountId
  status: string
  limit: number
}

interface NextQuery extends ListQuery {
  last_placed_at: number
  id: string
}

function listStatements(db: Kysely<Tables>) {
  return {
    conversation: own(db, 'conversation', (rows, param: Param<{ id: string }>) =>
      rows.select(['id', 'doc', 'account', 'customer', 'last_placed_at']).where('id', '=', param('id')),
    ),
    accountIds: own(db, 'account', (rows) => rows.select('id').orderBy('id').$castTo<{ id: AccountId }>()),
    list: list(db, false),
    listNext: listNext(db, false),
    unreadList: list(db, true),
    unreadListNext: listNext(db, true),
    countOpen: count(db, false),
    countUnread: count(db, true),
  }
}

function list(db: Kysely<Tables>, unread: boolean) {
  return own(db, 'conversation', (rows, param: Param<ListQuery>) =>
    rows
      .select(['id', 'last_placed_at'])
      .where('status', '=', param('status'))
      .where('account', '=', param('account'))
      .$if(unread, (narrowed) => narrowed.where('unread', '>', sql.lit(0)))
      .orderBy('last_placed_at', 'desc')
      .orderBy('id', 'desc')
      .limit(param('limit')),
  )
}

function listNext(db: Kysely<Tables>, unread: boolean) {
  return own(db, 'conversation', (rows, param: Param<NextQuery>) =>
    rows
      .select(['id', 'last_placed_at'])
      .where('status', '=', param('status'))
      .where('account', '=', param('account'))
      .$if(unread, (narrowed) => narrowed.where('unread', '>', sql.lit(0)))
      .where(sql<boolean>`(last_placed_at, id) < (${param('last_placed_at')}, ${param('id')})`)
      .orderBy('last_placed_at', 'desc')
      .orderBy('id', 'desc')
      .limit(param('limit')),
  )
}

function count(db: Kysely<Tables>, unread: boolean) {
  return own(db, 'conversation', (rows, param: Param<{ account: AccountId; most: number }>) =>
    db
      .selectFrom(
        rows
          .select('id')
          .where('status', '=', sql.lit('open'))
          .$if(unread, (narrowed) => narrowed.where('unread', '>', sql.lit(0)))
          .where('account', '=', param('account'))
          .limit(param('most'))
          .as('some'),
      )
      .select((row) => row.fn.countAll<number>().as('count')),
  )
}

interface InThread {
  conversation: string
  placed_at: number
  seq: number
  limit: number
}

/** Which of the two comes first in a thread. */
const placed = (param: Param<Omit<InThread, 'limit'>>, how: '<' | '<=' | '>') =>
  sql<boolean>`(placed_at, seq) ${sql.raw(how)} (${param('placed_at')}, ${param('seq')})`

function threadStatements(db: Kysely<Tables>) {
  return {
    message: own(db, 'message', (rows, param: Param<{ id: string }>) =>
      rows.select(['id', 'doc', 'account', 'conversation', 'placed_at', 'seq']).where('id', '=', param('id')),
    ),
    threadEnd: own(db, 'message', (rows, param: Param<{ conversation: string; limit: number }>) =>
      rows
        .select('doc')
        .where('conversation', '=', param('conversation'))
        .orderBy('placed_at', 'desc')
        .orderBy('seq', 'desc')
        .limit(param('limit')),
    ),
    threadBefore: own(db, 'message', (rows, param: Param<InThread>) =>
      rows
        .select('doc')
        .where('conversation', '=', param('conversation'))
        .where(placed(param, '<'))
        .orderBy('placed_at', 'desc')
        .orderBy('seq', 'desc')
        .limit(param('limit')),
    ),
    threadAfter: own(db, 'message', (rows, param: Param<InThread>) =>
      rows
        .select('doc')
        .where('conversation', '=', param('conversation'))
        .where(placed(param, '>'))
        .orderBy('placed_at')
        .orderBy('seq')
        .limit(param('limit')),
    ),
    ...waitingStatements(db),
  }
}

/** What of a thread still waits for its channel, or was read last. */
function waitingStatements(db: Kysely<Tables>) {
  return {
    inFlight: own(db, 'message', (rows, param: Param<{ conversation: string; limit: number }>) =>
      rows
        .select(['doc', 'placed_at', 'seq'])
        .where('conversation', '=', param('conversation'))
        .where('status', 'in', sql<string>`('sending', 'unknown')`)
        .orderBy('placed_at')
        .orderBy('seq')
        .limit(param('limit')),
    ),
    lastRead: own(db, 'message', (rows, param: Param<Omit<InThread, 'limit'>>) =>
      rows
        .select('doc')
        .where('conversation', '=', param('conversation'))
        .where('status', '=', sql<string>`'read'`)
        .where(placed(param, '>'))
        .orderBy('placed_at', 'desc')
        .orderBy('seq', 'desc')
        .limit(sql.lit(1)),
    ),
    unreadUpTo: own(db, 'message', (rows, param: Param<InThread>) =>
      rows
        .select('doc')
        .where('conversation', '=', param('conversation'))
        .where('status', 'in', sql<string>`('sent', 'delivered')`)
        .where(placed(param, '<='))
        .orderBy('placed_at')
        .orderBy('seq')
        .limit(param('limit')),
    ),
  }
}

function logStatements(db: Kysely<Tables>) {
  return {
    event: own(db, 'event', (rows, param: Param<{ id: string }>) =>
      rows.select('doc').where('id', '=', param('id')),
    ),
    log: own(db, 'event', (rows, param: Param<{ account: string; after: number; limit: number }>) =>
      rows
        .select('doc')
        .where('account', '=', param('account'))
        .where('seq', '>', param('after'))
        .orderBy('seq')
        .limit(param('limit')),
    ),
    heads: own(db, 'head', (rows) => rows.select(['account', 'seq'])),
  }
}
