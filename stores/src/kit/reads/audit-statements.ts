import type { Kysely } from 'kysely'

import type { Param } from '../compile.ts'
import type { Tables } from '../tables.ts'
import { own } from './own.ts'

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
