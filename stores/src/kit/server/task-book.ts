import type { Lease, TaskBook } from '@parley/core/ports/store.ts'

import { hintOf } from '../commit.ts'
import { statement } from '../compile.ts'
import { ask } from '../inquiry.ts'
import type { Tables } from '../tables.ts'
import type { Dialect, Moment } from './dialect.ts'
import { failure, retried } from './failure.ts'
import type { Hand } from './hand.ts'
import { alone } from './in-step.ts'
import { lane } from './lane.ts'
import { leaseTogether, type Wanted } from './leases.ts'
import { transaction, type Database, type Session } from './session.ts'
import type { SuspectsInHand } from './suspects-in-hand.ts'
import { waitingTurns } from './waiting.ts'

const leases = { mostInBatch: 200, atOnce: 1 }

export function taskBook(
  dialect: Dialect,
  database: Database,
  moment: Moment,
  holder: number,
  hand: Hand,
  suspects: SuspectsInHand,
): { readonly book: TaskBook; close(): Promise<void> } {
  const { compiler, turns, begin, holders, meaning } = dialect
  const countTasks = statement(() =>
    compiler<Tables>()
      .selectFrom('task')
      .select((row) => row.fn.countAll<number>().as('count')),
  )
  const lessee = { table: turns, moment, holder, suspects }
  const leasing = lane({ ...leases, meaning }, (batch: readonly Wanted[]) =>
    retried(meaning, () =>
      suspects.unless(() =>
        transaction(database, begin, (session): Promise<readonly (readonly Lease[])[]> =>
          leaseTogether(lessee, session, batch),
        ),
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
      async lease(groups, most, leaseMs) {
        const leased = groups.flatMap((group) => hand.take(group) ?? [])
        const others = groups.filter((name) => !leased.some(({ group }) => group === name))
        if (others.length === 0) return leased
        return [...leased, ...(await leasing.add({ groups: others, most, leaseMs }))]
      },
      waiting: (limit) =>
        look(async (session, now) => {
          await holders.bury(session, holder)
          const lost = hand.lost()
          if (lost.length > 0) await turns.giveBack(session, lost, holder)
          return (await waitingTurns(turns, session, limit, now)).map(hintOf)
        }),
      backlog: () =>
        look(async (session, now) => {
          const [all] = await alone(ask(countTasks, {}), (asked) => dialect.read(session, asked))
          return { count: all?.count ?? 0, oldestDueAt: await turns.oldestDue(session, now) }
        }),
    },
    close: leasing.close,
  }
}
