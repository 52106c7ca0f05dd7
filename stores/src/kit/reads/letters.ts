import type { Letter } from '@parley/core/domain/letter.ts'
import type { LetterFilter } from '@parley/core/domain/redrive.ts'
import type { LetterQuery } from '@parley/core/ports/store.ts'
import { sql as raw, type Kysely } from 'kysely'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, toJson, type Json } from '../json.ts'
import type { Param } from '../statement.ts'
import type { Tables } from '../tables.ts'
import { own } from './own.ts'
import type { ReadStatements } from './statements.ts'

interface Matching {
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
  return raw<boolean>`state = ${param('state')}
    and ${param('reason')} in ('', reason)
    and ${param('account')} in ('', account)
    and ${param('endpoint')} in ('', endpoint)
    and created_at >= ${param('from')} and created_at < ${param('to')}`
}

/** Before and after every id: those go on with a digit. */
const ends = { newest: 'dlq_z', oldest: 'dlq_' }

export function* letters(
  sql: ReadStatements,
  own: AskOwn,
  { order, after, limit, ...filter }: LetterQuery,
): Inquiry<Json<readonly Letter[]>> {
  const statement = order === 'newest' ? sql.lettersNewest : sql.lettersOldest
  return jsonList(yield* own(statement, { ...matching(filter), after: after ?? ends[order], limit }))
}

export function* letterCount(sql: ReadStatements, own: AskOwn, filter: LetterFilter): Inquiry<Json<number>> {
  const [row] = yield* own(sql.letterCount, matching(filter))
  return toJson(row?.count ?? 0)
}

function matching({ state, reason, account, endpoint, from, to }: LetterFilter): Matching {
  return {
    state,
    reason: reason ?? '',
    account: account ?? '',
    endpoint: endpoint ?? '',
    from: from ?? 0,
    to: to ?? Number.MAX_SAFE_INTEGER,
  }
}
