import type { Letter } from '@parley/core/domain/letter.ts'
import type { LetterFilter } from '@parley/core/domain/redrive.ts'
import type { LetterQuery } from '@parley/core/ports/store.ts'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, toJson, type Json } from '../json.ts'
import type { Matching } from './letter-statements.ts'
import type { ReadStatements } from './statements.ts'

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
