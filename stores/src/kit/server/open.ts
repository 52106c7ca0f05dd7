import { randomInt } from 'node:crypto'

import type { Stores } from '@parley/core/ports/store.ts'

import { cache } from '../cache.ts'
import { recent } from '../recent.ts'
import { storesOf } from '../stores.ts'
import type { Committed } from '../wire.ts'
import { askerOf } from './asker.ts'
import { committer } from './commit.ts'
import type { Dialect, Moment } from './dialect.ts'
import { retried } from './failure.ts'
import { handOf } from './hand.ts'
import { lane } from './lane.ts'
import { transaction, type Database } from './session.ts'
import { suspectsInHand } from './suspects-in-hand.ts'
import { taskBook } from './task-book.ts'
import type { Making } from './turns.ts'
import { wordsOn } from './words.ts'

/** One batch at a time: while it is written the next one gathers. */
const commits = { mostInBatch: 200, atOnce: 1 }
/** However much news is lost, nobody works for longer with a key that another process has revoked. */
const mostStaleMs = 5_000
/** Events that were logged here, kept until their webhooks are made; another process may rewrite one meanwhile. */
const events = { most: 5_000, mostMs: 1_000 }

/** The durable record in a database on a server, for any number of processes; brought to this version first. */
export async function openStores(dialect: Dialect, database: Database, now?: () => number): Promise<Stores> {
  await dialect.migrate(database, now?.() ?? Date.now())
  const holder = randomInt(1, 2 ** 31 - 1)
  const settings = cache(mostStaleMs)
  await database.watch((session) => dialect.holders.register(session, holder), settings.clear)
  const moment: Moment = now ? async () => now() : dialect.clock
  const { begin, meaning } = dialect
  const commitTogether = committer(dialect, moment, holder)
  const committing = lane({ ...commits, meaning }, (batch: readonly Making[]) =>
    retried(meaning, () =>
      transaction(database, begin, (session): Promise<readonly Committed[]> =>
        commitTogether(session, batch),
      ),
    ),
  )
  const asking = askerOf(dialect, database)
  const hand = handOf()
  const suspects = suspectsInHand()
  const tasks = taskBook(dialect, database, moment, holder, hand, suspects)
  const words = wordsOn(dialect, database)
  const close = async () => {
    await Promise.all([committing.close(), tasks.close(), asking.close(), words.close()])
    await database.use((session) => dialect.holders.resign(session, holder)).catch(() => undefined)
    await database.close()
  }
  let closed: Promise<void> | undefined
  return storesOf({
    writer: asking,
    reader: asking,
    settings,
    recent: recent(events.most, events.mostMs),
    tasks: tasks.book,
    words,
    async commit(commit, planned) {
      const leases = hand.wants(commit)
      const answer = await committing.add({ commit, leases }).catch((error: unknown) => {
        if (leases) hand.lose(planned.map(({ group }) => group))
        throw error
      })
      if (answer[0] === 'done') suspects.ended(commit)
      return hand.keep(answer, planned)
    },
    close: () => (closed ??= close()),
  })
}
