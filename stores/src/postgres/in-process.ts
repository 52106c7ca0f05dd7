import { openAsBlob } from 'node:fs'
import { writeFile } from 'node:fs/promises'

import { PGlite } from '@electric-sql/pglite'

import { reopened } from '../kit/reopened.ts'
import { moverOf } from '../kit/server/mover.ts'
import { openStores } from '../kit/server/open.ts'
import type { Database, Session } from '../kit/server/session.ts'
import { postgres } from './dialect.ts'
import { settings, settingsChannel } from './session.ts'

/**
 * Postgres inside the process, for tests: one session, so each has it to itself in turn. Every store stands in a schema of
 * its own, because another whole Postgres would cost seconds and half a gigabyte. It begins sooner with a file that
 * `writeBeginning` has made.
 */
export function inProcess(beginning?: string) {
  const opening = open(beginning)
  const ready = opening.then((lite) => lite.exec(settings))
  const databaseIn = schemas(opening, ready)
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
    close: async () => (await opening).close(),
  }
}

/** Writes down how an empty Postgres looks: to make that takes most of the time of a start. */
export async function writeBeginning(path: string): Promise<void> {
  const lite = await PGlite.create()
  const folder = await lite.dumpDataDir('none')
  await lite.close()
  await writeFile(path, Buffer.from(await folder.arrayBuffer()))
}

async function open(beginning: string | undefined): Promise<PGlite> {
  const options = { parsers: { 20: Number } }
  if (beginning === undefined) return PGlite.create(options)
  return PGlite.create({ ...options, loadDataDir: await openAsBlob(beginning) })
}

function schemas(opening: Promise<PGlite>, ready: Promise<unknown>): (schema: string) => Database {
  const session: Session = {
    async query<R extends object>(sql: string, values: Parameters<Session['query']>[1]) {
      const lite = await opening
      return (await lite.query<R>(sql, [...values])).rows
    },
    exec: async (sql) => void (await (await opening).exec(sql)),
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
        await use(async () => (await opening).listen(settingsChannel, heard))
      },
      close: async () => undefined,
    }
  }
}
