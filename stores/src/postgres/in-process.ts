import { PGlite } from '@electric-sql/pglite'

import { reopened } from '../kit/reopened.ts'
import { moverOf } from '../kit/server/mover.ts'
import { openStores } from '../kit/server/open.ts'
import type { Database, Session } from '../kit/server/session.ts'
import { postgres } from './dialect.ts'
import { settings, settingsChannel } from './session.ts'

/**
 * Postgres inside the process, for tests: one session, so each has it to itself in turn. Every store stands in a schema of
 * its own, because another whole Postgres would cost seconds and half a gigabyte.
 */
export function inProcess() {
  const lite = new PGlite({ parsers: { 20: Number } })
  const ready = lite.exec(settings)
  const databaseIn = schemas(lite, ready)
  let made = 0
  /** Where nothing is stored yet; what is, stays until its end. */
  const place = async () => {
    const schema = `store_${(made += 1)}`
    const database = databaseIn(schema)
    await database.use((session) => session.exec(`create schema ${schema}`))
    return {
      database,
      open: (now: () => number) => openStores(postgres, database, now),
      end: () => database.use((session) => session.exec(`drop schema ${schema} cascade`)),
    }
  }
  return {
    /** A start takes seconds. */
    ready,
    place,
    /** An empty store; closing it keeps what it holds for `reopen`. */
    async open(clock: { readonly now: number }) {
      const { database, open, end } = await place()
      const now = () => clock.now
      const mover = moverOf(postgres, async () => database, now)
      const { close, ...store } = await reopened(() => open(now), mover)
      return {
        ...store,
        database,
        async end() {
          await close()
          await end()
        },
      }
    },
    close: () => lite.close(),
  }
}

function schemas(lite: PGlite, ready: Promise<unknown>): (schema: string) => Database {
  const session: Session = {
    async query<R extends object>(sql: string, values: Parameters<Session['query']>[1]) {
      return (await lite.query<R>(sql, [...values])).rows
    },
    exec: async (sql) => void (await lite.exec(sql)),
  }
  let turn = ready
  return (schema) => {
    const use: Database['use'] = (work) => {
      const run = async () => {
        await session.exec(`set search_path to ${schema}`)
        return work(session)
      }
      const used = turn.then(run, run)
      turn = used.catch(() => undefined)
      return used
    }
    return {
      use,
      async watch(greet, heard) {
        await use(greet)
        await use(() => lite.listen(settingsChannel, heard))
      },
      close: async () => undefined,
    }
  }
}
