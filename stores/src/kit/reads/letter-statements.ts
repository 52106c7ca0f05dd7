import { sql, type Kysely } from 'kysely'

import type { Param } from '../compile.ts'
import type { Tables } from '../tables.ts'
import { own } from './own.ts'

export interface Matching {
  state: string
  /** Empty for any. */
  reason: string
  account: string
  endpoint: string
  from: number
  to: number
}

interface Listing extends Matching {
  after: string
  limit: number
}

export function letterStatements(db: Kysely<Tables>) {
  return {
    lettersNewest: own(db, 'letter', (rows, param: Param<Listing>) =>
      rows
        .select('doc')
        .where('id', '<', param('after'))
        .where(matches(param))
        .orderBy('id', 'desc')
        .limit(param('limit')),
    ),
    lettersOldest: own(db, 'letter', (rows, param: Param<Listing>) =>
      rows
        .select('doc')
        .where('id', '>', param('after'))
        .where(matches(param))
        .orderBy('id')
        .limit(param('limit')),
    ),
    letterCount: own(db, 'letter', (rows, param: Param<Matching>) =>
      rows.select((row) => row.fn.countAll<number>().as('count')).where(matches(param)),
    ),
  }
}

/** There are few open letters, so those of a state are found by index and the rest is picked out of them. */
function matches(param: Param<Matching>) {
  return sql<boolean>`state = ${param('state')}
    and ${param('reason')} in ('', reason)
    and ${param('account')} in ('', account)
    and ${param('endpoint')} in ('', endpoint)
    and created_at >= ${param('from')} and created_at < ${param('to')}`
}
