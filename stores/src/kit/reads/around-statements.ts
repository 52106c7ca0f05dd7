import { sql, type Kysely } from 'kysely'

import type { Param } from '../compile.ts'
import type { Tables } from '../tables.ts'
import { own } from './own.ts'

/** What is only asked for when something happens to a message, a person or a template. */
export function aroundStatements(db: Kysely<Tables>) {
  return {
    filesOf: own(db, 'file', (rows, param: Param<{ message: string }>) =>
      rows.select('doc').where('message', '=', param('message')),
    ),
    toldOf: own(db, 'event', (rows, param: Param<{ about: string }>) =>
      rows.select('doc').where('about', '=', param('about')).limit(sql.lit(20)),
    ),
    conversationsOf: own(db, 'conversation', (rows, param: Param<{ customer: string }>) =>
      rows.select('doc').where('customer', '=', param('customer')).limit(sql.lit(40)),
    ),
    accountsOf: own(db, 'account', (rows, param: Param<{ business: string }>) =>
      rows.select('doc').where('business', '=', param('business')),
    ),
  }
}
