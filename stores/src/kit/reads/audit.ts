import type { Audit } from '@parley/core/domain/audit.ts'
import type { AuditQuery } from '@parley/core/ports/audits.ts'
import type { Kysely } from 'kysely'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, type Json } from '../json.ts'
import type { Param } from '../statement.ts'
import type { Tables } from '../tables.ts'
import { own } from './own.ts'
import type { ReadStatements } from './statements.ts'

interface Before {
  before: string
  limit: number
}

export function auditStatements(db: Kysely<Tables>) {
  return {
    audits: own(db, 'audit', (rows, param: Param<Before>) =>
      rows.select('doc').where('id', '<', param('before')).orderBy('id', 'desc').limit(param('limit')),
    ),
    oldestAudits: own(db, 'audit', (rows, param: Param<{ limit: number }>) =>
      rows.select('doc').orderBy('id').limit(param('limit')),
    ),
    auditsOfActor: auditsOf(db, 'actor'),
    auditsOfTarget: auditsOf(db, 'target'),
    auditsOfBoth: own(db, 'audit', (rows, param: Param<Before & { actor: string; target: string }>) =>
      rows
        .select('doc')
        .where('target', '=', param('target'))
        .where('actor', '=', param('actor'))
        .where('id', '<', param('before'))
        .orderBy('id', 'desc')
        .limit(param('limit')),
    ),
  }
}

function auditsOf(db: Kysely<Tables>, column: 'actor' | 'target') {
  return own(db, 'audit', (rows, param: Param<Before & { who: string }>) =>
    rows
      .select('doc')
      .where(column, '=', param('who'))
      .where('id', '<', param('before'))
      .orderBy('id', 'desc')
      .limit(param('limit')),
  )
}

/** After every id: those go on with a digit. */
const end = 'aud_z'

export function* audits(
  sql: ReadStatements,
  own: AskOwn,
  { actor, target, after, limit }: AuditQuery,
): Inquiry<Json<readonly Audit[]>> {
  const page = { before: after ?? end, limit }
  if (actor !== null && target !== null)
    return jsonList(yield* own(sql.auditsOfBoth, { ...page, actor, target }))
  if (actor !== null) return jsonList(yield* own(sql.auditsOfActor, { ...page, who: actor }))
  if (target !== null) return jsonList(yield* own(sql.auditsOfTarget, { ...page, who: target }))
  return jsonList(yield* own(sql.audits, page))
}

export function* oldestAudits(
  sql: ReadStatements,
  own: AskOwn,
  input: { readonly limit: number },
): Inquiry<Json<readonly Audit[]>> {
  return jsonList(yield* own(sql.oldestAudits, input))
}
