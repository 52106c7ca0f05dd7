import type { Template } from '@parley/core/domain/template.ts'
import type { TemplateQuery } from '@parley/core/ports/store.ts'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, type Json } from '../json.ts'
import { businessOf } from '../shapes.ts'
import type { ReadStatements } from './statements.ts'

export function* templates(
  sql: ReadStatements,
  own: AskOwn,
  { channel, business, after, limit }: TemplateQuery,
): Inquiry<Json<readonly Template[]>> {
  const of = businessOf(channel, business)
  return jsonList(yield* own(sql.templates, { business: of, after: after ?? '', limit }))
}
