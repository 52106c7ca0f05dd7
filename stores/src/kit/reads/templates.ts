import type { Template } from '@parley/core/domain/template.ts'
import type { TemplateQuery } from '@parley/core/ports/store.ts'
import type { Kysely } from 'kysely'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, type Json } from '../json.ts'
import { businessOf } from '../shapes.ts'
import type { Param } from '../statement.ts'
import type { Tables } from '../tables.ts'
import { own } from './own.ts'
import type { ReadStatements } from './statements.ts'

export function templateStatements(db: Kysely<Tables>) {
  return {
    templates: own(db, 'template', (rows, param: Param<{ business: string; after: string; limit: number }>) =>
      rows
        .select('doc')
        .where('business', '=', param('business'))
        .where('id', '>', param('after'))
        .orderBy('id')
        .limit(param('limit')),
    ),
  }
}

export function* templates(
  sql: ReadStatements,
  own: AskOwn,
  { channel, business, after, limit }: TemplateQuery,
): Inquiry<Json<readonly Template[]>> {
  const of = businessOf(channel, business)
  return jsonList(yield* own(sql.templates, { business: of, after: after ?? '', limit }))
}
