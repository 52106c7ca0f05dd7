import type { Attempt } from '@parley/core/domain/attempt.ts'
import type { AttemptQuery } from '@parley/core/ports/store.ts'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, type Json } from '../json.ts'
import type { ReadStatements } from './statements.ts'

/** After every id: those go on with a digit. */
const end = 'att_z'

export function* attempts(
  sql: ReadStatements,
  own: AskOwn,
  { of, after, limit }: AttemptQuery,
): Inquiry<Json<readonly Attempt[]>> {
  const statement = of.startsWith('end_') ? sql.attemptsAt : sql.attemptsAbout
  return jsonList(yield* own(statement, { of, before: after ?? end, limit }))
}

export function* oldestAttempts(
  sql: ReadStatements,
  own: AskOwn,
  input: { readonly limit: number },
): Inquiry<Json<readonly Attempt[]>> {
  return jsonList(yield* own(sql.oldestAttempts, input))
}
