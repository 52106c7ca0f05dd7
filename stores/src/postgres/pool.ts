import { HubError } from '@parley/core/domain/error.ts'
import { Client, Pool, TypeOverrides, types, type ClientBase } from 'pg'

import { meaningOf } from '../kit/server/failure.ts'
import type { Database, Row, Session } from '../kit/server/session.ts'
import { meaning } from './failure.ts'
import { GatheringSocket } from './gathering-socket.ts'
import { settings, settingsChannel } from './session.ts'

/** Commits, leases, three batches of reads, two searches, and one for whatever else there is. */
const mostConnections = 8
const connectMs = 10_000
const againMs = 1_000
/** No statement of the hub takes so long: the line is dead, and nobody has told. It is given up with all that waits on it. */
const longestSilenceMs = 20_000
/** What is told with `exec` may wait for a lock, or build an index. */
const patientMs = 24 * 3_600_000

/** Sequences and times in ms stay far below 2^53. */
const wholeNumbers = new TypeOverrides()
wholeNumbers.setTypeParser(types.builtins.INT8, Number)

/** A Postgres server by its URL. The pool keeps connections for what comes and goes, and one for what is watched. */
export async function connect(url: string, silenceMs = longestSilenceMs): Promise<Database> {
  const config = {
    connectionString: url,
    pipeline: true,
    keepAlive: true,
    stream: () => new GatheringSocket(),
    connectionTimeoutMillis: connectMs,
    types: wholeNumbers,
    fallback_application_name: 'parley',
  }
  const pool = new Pool({ ...config, max: mostConnections, query_timeout: silenceMs })
  // A connection that breaks while nobody uses it leaves the pool; who needs one gets another.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    // One that the database ends between two statements of a transaction: the next of these says so.
    client.on('error', () => undefined)
    client.query(settings).catch(() => undefined)
  })
  await pool.query('select 1').catch(async (error: unknown) => {
    await pool.end()
    throw unreachable(url, error)
  })
  let closed = false
  let watching: Client | null = null
  const watch: Database['watch'] = async (greet, heard) => {
    const client = new Client(config)
    client.on('notification', heard)
    client.on('error', () => undefined)
    client.on('end', () => {
      heard()
      setTimeout(() => {
        if (!closed) watch(greet, heard).catch(() => undefined)
      }, againMs)
    })
    try {
      await client.connect()
      await client.query(`listen ${settingsChannel}`)
      await greet(sessionOf(client))
    } catch (error) {
      // Its end leads to the next attempt.
      await client.end()
      throw error
    }
    watching = client
    heard()
  }
  return {
    use: usingOne(pool),
    watch,
    async close() {
      if (closed) return
      closed = true
      await watching?.end()
      await pool.end()
    },
  }
}

function usingOne(pool: Pool): Database['use'] {
  return async (work) => {
    const client = await pool.connect()
    let known = true
    try {
      return await work(sessionOf(client))
    } catch (error) {
      // What Postgres itself refuses leaves the connection as it was.
      known = meaningOf(error, meaning) !== 'unknown'
      throw error
    } finally {
      client.release(!known || client.getTransactionStatus() !== 'I')
    }
  }
}

const turnOfTransaction = /^(begin|commit|rollback)\b[^;]*$/

/** Names of prepared statements: the same text has the same name on every connection. */
const names = new Map<string, string>()

function nameOf(text: string): string {
  const name = names.get(text) ?? `parley_${names.size}`
  names.set(text, name)
  return name
}

function sessionOf(client: ClientBase): Session {
  return {
    async query<R extends object = Row>(text: string, values: Parameters<Session['query']>[1]) {
      const { rows } = await client.query<R>({ name: nameOf(text), text, values: [...values] })
      return rows
    },
    async exec(sql) {
      // What is prepared goes together with what is asked next.
      const told = turnOfTransaction.test(sql) ? { name: nameOf(sql) } : { query_timeout: patientMs }
      await client.query({ text: sql, ...told })
    },
  }
}

/** Names the server, not the password that stands beside it. */
function unreachable(url: string, error: unknown): HubError {
  const where = URL.canParse(url) ? new URL(url) : null
  const reason = error instanceof Error ? error.message || ('code' in error ? String(error.code) : '') : ''
  const place = where ? `${where.host}${where.pathname}` : 'DATABASE_URL'
  return new HubError(
    'unavailable',
    `The database ${place} cannot be opened (${reason}): check DATABASE_URL.`,
  )
}
