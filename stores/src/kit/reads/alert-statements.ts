import type { Kysely } from 'kysely'

import type { Param } from '../compile.ts'
import type { Tables } from '../tables.ts'
import { own } from './own.ts'

export function alertStatements(db: Kysely<Tables>) {
  return {
    alerts: own(db, 'alert', (rows, param: Param<{ before: string; limit: number }>) =>
      rows.select('doc').where('id', '<', param('before')).orderBy('id', 'desc').limit(param('limit')),
    ),
  }
}
