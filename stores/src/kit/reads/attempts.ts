import type { Attempt } from '@parley/core/domain/attempt.ts'
import type { AttemptQuery } from '@parley/core/ports/store.ts'
import type { Kysely } from 'kysely'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, type Json } from '../json.ts'
import type { Param } from '../statement.ts'
import type { Tables } from '../tables.ts'
import { own } from './own.ts'
import type { ReadStatements } from './statements.ts'

export function attemptStatements(db: Kysely<Tables>) {
  return {
    attemptsAt: attemptsBy(db, 'endpoint'),
    attemptsAbout: attemptsBy(db, 'about'),
    oldestAttempts: own(db, 'attempt', (rows, param: Param<{ limit: number }>) =>
      rows.select('doc').orderBy('id').limit(param('limit')),
    ),
  }
}

function attemptsBy(db: Kysely<Tables>, column: 'endpoint' | 'about') {
  return own(db, 'attempt', (rows, param: Param<{ of: string; before: string; limit: number }>) =>
    rows
      .select('doc')
      .where(column, '=', param('of'))
      .where('id', '<', param('before'))
      .orderBy('id', 'desc')
      .limit(param('limit')),
  )
}

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
