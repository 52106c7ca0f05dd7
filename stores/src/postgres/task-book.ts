import type { Hint, Lease, TaskBook } from '@parley/core/ports/store.ts'

import { failure, retried } from './failure.ts'
import { bury } from './holders.ts'
import { lane } from './lane.ts'
import { leaseTogether, type Wanted } from './leases.ts'
import type { Moment } from './open.ts'
import { transaction, type Database, type Session } from './session.ts'

const leases = { mostInBatch: 200, atOnce: 1 }

export const waitingTurns = `select grp as "group", due_at as "dueAt" from turn
  where until <= $1 order by due_at, grp limit $2`

const backlog = `select (select count(*) from task) as count,
  (select min(due_at) from turn where due_at <= $1) as "oldestDueAt"`

export function taskBook(
  database: Database,
  moment: Moment,
  holder: number,
): { readonly book: TaskBook; close(): Promise<void> } {
  const leasing = lane(leases, (batch: readonly Wanted[]) =>
    retried(() =>
      transaction(database, 'begin', (session): Promise<readonly (readonly Lease[])[]> =>
        leaseTogether(session, batch, moment, holder),
      ),
    ),
  )
  const look = <T>(work: (session: Session, now: number) => Promise<T>): Promise<T> =>
    database
      .use(async (session) => work(session, await moment(session)))
      .catch((error: unknown) => {
        throw failure(error)
      })
  return {
    book: {
      lease: (groups, most, leaseMs) => leasing.add({ groups, most, leaseMs }),
      waiting: (limit) =>
        look(async (session, now) => {
          await bury(session, holder)
          return session.query<Hint>(waitingTurns, [now, limit])
        }),
      backlog: () =>
        look(async (session, now) => {
          const [row] = await session.query<Awaited<ReturnType<TaskBook['backlog']>>>(backlog, [now])
          return row ?? { count: 0, oldestDueAt: null }
        }),
    },
    close: leasing.close,
  }
}
