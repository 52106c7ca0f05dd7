import type { Kysely } from 'kysely'

import type { Param } from '../compile.ts'
import type { Tables } from '../tables.ts'
import { own } from './own.ts'

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
