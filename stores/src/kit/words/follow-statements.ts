import type { Records } from '@parley/core/domain/change.ts'
import { sql } from 'kysely'

import { statement, type Param } from '../compile.ts'
import type { Compiler } from '../compiler.ts'
import type { Json } from '../json.ts'
import type { Kind } from './code.ts'
import type { WordTables } from './tables.ts'

export type FollowStatements = ReturnType<typeof followStatements>

/** What is read to take up words: over all tenants, for nobody waits for it. */
export function followStatements(compiler: Compiler) {
  const db = compiler<WordTables>()
  return {
    /** Logs that are longer than what was taken up of them; those that are soon done first, so that one that is long holds up no other. */
    behind: statement((param: Param<{ limit: number }>) =>
      db
        .selectFrom('head')
        .leftJoin('word_cursor as taken', (join) =>
          join.onRef('taken.tenant', '=', 'head.tenant').onRef('taken.account', '=', 'head.account'),
        )
        .select(['head.tenant', 'head.account', 'head.seq', sql<number>`coalesce(taken.seq, 0)`.as('taken')])
        .where('head.seq', '>', sql<number>`coalesce(taken.seq, 0)`)
        .orderBy(sql`head.seq - coalesce(taken.seq, 0)`)
        .limit(param('limit')),
    ),
    fill: statement(() => db.selectFrom('word_fill').selectAll()),
    earlier: { message: earlier(compiler, 'message'), customer: earlier(compiler, 'customer') },
  }
}

interface Page {
  tenant: string
  id: string
  limit: number
}

function earlier<K extends Kind>(compiler: Compiler, kind: K) {
  const db = compiler<Record<Kind, { tenant: string; id: string; doc: Json<Records[K]> }>>()
  return statement((param: Param<Page>) =>
    db
      .selectFrom<Kind>(kind)
      .select(['tenant', 'id', 'doc'])
      .where(sql<boolean>`(tenant, id) < (${param('tenant')}, ${param('id')})`)
      .orderBy('tenant', 'desc')
      .orderBy('id', 'desc')
      .limit(param('limit')),
  )
}
