import {
  createConnection,
  createPool,
  type Connection,
  type ConnectionOptions,
  type PoolConnection,
} from 'mysql2'

import { meaningOf } from '../kit/server/failure.ts'
import type { Database } from '../kit/server/session.ts'
import { addressOf, unreachable } from './address.ts'
import { meaning } from './failure.ts'
import { settingsOf } from './server-settings.ts'
import { sessionOf, type Limits } from './session.ts'

/** Commits, leases, three batches of reads, two searches, and one for whatever else there is. */
const mostConnections = 8
const againMs = 1_000
/** How often it is asked whether another process has changed settings, for nothing tells. */
const listenMs = 1_000
/** Shorter than the time after which the server ends what stands still. */
const idleMs = 10_000
/** As with Postgres; all that goes as one text has so long together. */
const longestSilenceMs = 20_000
const newest = `select value from fact where name = 'settings'`

/** A MySQL or MariaDB server by its URL. The pool keeps connections for what comes and goes, and one for what is watched. */
export async function connect(url: string, silenceMs = longestSilenceMs): Promise<Database> {
  const address = addressOf(url)
  const { settings, mostBytes } = await settingsOf(address).catch((error: unknown) => {
    throw unreachable(url, error)
  })
  const limits = { mostBytes, silenceMs }
  const pool = createPool({
    ...address,
    connectionLimit: mostConnections,
    maxIdle: mostConnections - 1,
    idleTimeout: idleMs,
  })
  const set = new WeakSet<PoolConnection>()
  const watching = watcher(address, settings, limits)
  let closed: Promise<void> | undefined
  const end = () => new Promise<void>((resolve) => pool.end(() => resolve()))
  return {
    async use(work) {
      const connection = await new Promise<PoolConnection>((resolve, reject) => {
        pool.getConnection((error, found) => (error ? reject(error) : resolve(found)))
      })
      try {
        const session = sessionOf(connection, limits)
        if (!set.has(connection)) await session.exec(settings)
        set.add(connection)
        const result = await work(session)
        connection.release()
        return result
      } catch (error) {
        // What was begun on a connection that nobody hears of any more ends with it.
        if (meaningOf(error, meaning) === 'unknown') connection.destroy()
        else connection.release()
        throw error
      }
    },
    watch: watching.watch,
    close: () => {
      watching.close()
      return (closed ??= end())
    },
  }
}

function watcher(address: ConnectionOptions, settings: string, limits: Limits) {
  let closed = false
  let current: Connection | undefined
  const watch: Database['watch'] = async (greet, heard) => {
    const connection = createConnection(address)
    const session = sessionOf(connection, limits)
    let last: number | undefined
    const listen = async () => {
      const [row] = await session.query<{ value: number }>(newest, [])
      if (row?.value !== last) heard()
      last = row?.value
      if (!closed) setTimeout(() => void listen().catch(again), listenMs)
    }
    const again = () => {
      connection.destroy()
      heard()
      setTimeout(() => {
        if (!closed) watch(greet, heard).catch(again)
      }, againMs)
    }
    // It is found out by who asks next.
    connection.on('error', () => undefined)
    current = connection
    try {
      await session.exec(settings)
      await greet(session)
      await listen()
    } catch (error) {
      connection.destroy()
      throw error
    }
  }
  return {
    watch,
    close() {
      closed = true
      current?.destroy()
    },
  }
}
