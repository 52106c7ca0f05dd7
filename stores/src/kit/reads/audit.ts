import type { Audit } from '@parley/core/domain/audit.ts'
import type { AuditQuery } from '@parley/core/ports/audits.ts'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, type Json } from '../json.ts'
import type { ReadStatements } from './statements.ts'

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
