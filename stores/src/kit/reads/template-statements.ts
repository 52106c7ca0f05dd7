import type { Kysely } from 'kysely'

import type { Param } from '../compile.ts'
import type { Tables } from '../tables.ts'
import { own } from './own.ts'

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
