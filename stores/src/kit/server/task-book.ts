import type { Hint, Lease, TaskBook } from '@parley/core/ports/store.ts'
import { sql } from 'kysely'

import type { Compiler } from '../compiler.ts'
import { ask, type Inquiry } from '../inquiry.ts'
import { statement, type Param } from '../statement.ts'
import type { Tables } from '../tables.ts'
import type { Dialect, Moment, TurnRow } from './dialect.ts'
import { failure, retried } from './failure.ts'
import { alone } from './in-step.ts'
import { lane } from './lane.ts'
import { leaseTogether, type Wanted } from './leases.ts'
import { transaction, type Database, type Session } from './session.ts'

const leases = { mostInBatch: 200, atOnce: 1 }

export function taskBook(
  dialect: Dialect,
  database: Database,
  moment: Moment,
  holder: number,
): { readonly book: TaskBook; close(): Promise<void> } {
  const { compiler, turns, begin, holders, meaning } = dialect
  const sqlOf = bookStatements(compiler)
  const leasing = lane({ ...leases, meaning }, (batch: readonly Wanted[]) =>
    retried(meaning, () =>
      transaction(database, begin, (session): Promise<readonly (readonly Lease[])[]> =>
        leaseTogether(turns, session, batch, moment, holder),
      ),
    ),
  )
  const look = <T>(work: (session: Session, now: number) => Promise<T>): Promise<T> =>
    database
      .use(async (session) => work(session, await moment(session)))
      .catch((error: unknown) => {
        throw failure(error)
      })
  const answer = <T>(session: Session, inquiry: Inquiry<T>) =>
    alone(inquiry, (asked) => dialect.read(session, asked))
  return {
    book: {
      lease: (groups, most, leaseMs) => leasing.add({ groups, most, leaseMs }),
      waiting: (limit) =>
        look(async (session, now): Promise<readonly Hint[]> => {
          await holders.bury(session, holder)
          return answer(session, ask(sqlOf.waiting, { now, limit }))
        }),
      backlog: () =>
        look(async (session, now) => {
          const [all] = await answer(session, ask(sqlOf.count, {}))
          const [oldest] = await answer(session, ask(sqlOf.oldestDue, { now }))
          return { count: all?.count ?? 0, oldestDueAt: oldest?.due_at ?? null }
        }),
    },
    close: leasing.close,
  }
}

export function bookStatements(compiler: Compiler) {
  const db = compiler<Tables & { turn: TurnRow }>()
  return {
    waiting: statement((param: Param<{ now: number; limit: number }>) =>
      db
        .selectFrom('turn')
        .select(['grp as group', 'due_at as dueAt'])
        .where('until', '<=', param('now'))
        .orderBy('due_at')
        .orderBy('grp')
        .limit(param('limit')),
    ),
    count: statement(() => db.selectFrom('task').select((row) => row.fn.countAll<number>().as('count'))),
    oldestDue: statement((param: Param<{ now: number }>) =>
      db
        .selectFrom('turn')
        .select('due_at')
        .where('due_at', '<=', param('now'))
        .orderBy('due_at')
        .limit(sql.lit(1)),
    ),
  }
}
