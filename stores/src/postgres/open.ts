import { randomInt } from 'node:crypto'

import type { Stores } from '@parley/core/ports/store.ts'

import { cache } from '../kit/cache.ts'
import { recent } from '../kit/recent.ts'
import { storesOf } from '../kit/stores.ts'
import type { Committed, WireCommit } from '../kit/wire.ts'
import { askerOf } from './asker.ts'
import { commitTogether, settingsChannel } from './commit.ts'
import { retried } from './failure.ts'
import { register, resign } from './holders.ts'
import { lane } from './lane.ts'
import { migrate } from './migrate.ts'
import { transaction, type Database, type Session } from './session.ts'
import { taskBook } from './task-book.ts'

/** Gives the time of leases, in ms since 1970. */
export type Moment = (session: Session) => Promise<number>

/** All processes share the database's clock. */
const databaseClock: Moment = async (session) => {
  const sql = `select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`
  const [row] = await session.query<{ now: number }>(sql, [])
  return row?.now ?? 0
}

/** One batch at a time: while it is written the next one gathers. */
const commits = { mostInBatch: 200, atOnce: 1 }
/** However many notifications are lost, nobody works for longer with a key that another process has revoked. */
const mostStaleMs = 5_000

/** The durable record in a Postgres database, for any number of processes; brought to this version first. */
export async function openStores(database: Database, now?: () => number): Promise<Stores> {
  await migrate(database, now?.() ?? Date.now())
  const holder = randomInt(1, 2 ** 31 - 1)
  const settings = cache(mostStaleMs)
  await database.watch(settingsChannel, (session) => register(session, holder), settings.clear)
  const moment: Moment = now ? async () => now() : databaseClock
  const committing = lane(commits, (batch: readonly WireCommit[]) =>
    retried(() =>
      transaction(database, 'begin', (session): Promise<readonly Committed[]> =>
        commitTogether(session, batch, moment),
      ),
    ),
  )
  const asking = askerOf(database)
  const tasks = taskBook(database, moment, holder)
  const close = async () => {
    await Promise.all([committing.close(), tasks.close(), asking.close()])
    await database.use((session) => resign(session, holder)).catch(() => undefined)
    await database.close()
  }
  let closed: Promise<void> | undefined
  return storesOf({
    writer: asking,
    reader: asking,
    settings,
    // What was logged here may be rewritten by another process, so nothing of it is remembered.
    recent: recent(0),
    tasks: tasks.book,
    commit: (commit) => committing.add(commit),
    close: () => (closed ??= close()),
  })
}
