import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

import { createConnection, type RowDataPacket } from 'mysql2/promise'

import { reopened } from '../kit/reopened.ts'
import { mysqlMover, openMysql } from './index.ts'

export type Server = Awaited<ReturnType<typeof startServer>>

/**
 * A MariaDB server of its own, for tests and benchmarks: in a temporary folder, on a free port. Text is Latin there and
 * sorted as people in Sweden do, so that whatever relies on letters and their order has to ask for it. Tests, which cut no
 * power, do without fsync.
 */
export async function startServer(program: string, fsync: 'on' | 'off') {
  const folder = mkdtempSync(join(tmpdir(), 'parley-mariadb-'))
  const port = await freePort()
  const args = install(program, folder, [
    `--port=${port}`,
    `--innodb-flush-log-at-trx-commit=${fsync === 'on' ? 1 : 2}`,
    `--innodb-flush-method=${fsync === 'on' ? 'O_DIRECT' : 'nosync'}`,
  ])
  const start = async () => {
    const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    const orphaned = () => server.kill('SIGKILL')
    process.once('exit', orphaned)
    server.once('exit', () => process.off('exit', orphaned))
    for await (const line of createInterface({ input: server.stderr }))
      if (line.includes('ready for connections')) break
    server.stderr.resume()
    return server
  }
  let server = await start()
  const stop = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
  }
  const url = (database: string) => `mysql://root@127.0.0.1:${port}/${database}`
  let made = 0
  const free: string[] = []
  return {
    /** The URL of an empty database: a new one, or one that was given back. */
    async database() {
      const known = free.pop()
      if (known !== undefined) return known
      const name = `hub_${(made += 1)}`
      const connection = await createConnection(url('mysql'))
      await connection.query(`create database ${name}`)
      await connection.end()
      return url(name)
    },
    /** Its tables stay, because they take a second to make. */
    async giveBack(used: string) {
      await clear(used)
      free.push(used)
    },
    look,
    /** Stops, breaks every connection, and comes back; after SIGKILL it has to recover first. */
    async restart(how: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') {
      await stop(how)
      server = await start()
    },
    /** Without a last look at data that nobody wants any more. */
    async stop() {
      await stop('SIGKILL')
      rmSync(folder, { recursive: true })
    },
  }
}

/** Makes the server's own tables, and says with what to start it. MariaDB as root wants to be told that it need not be. */
function install(program: string, folder: string, set: readonly string[]): readonly string[] {
  chmodSync(folder, 0o777)
  const user = process.getuid?.() === 0 ? ['--user=nobody'] : []
  // Two servers with one folder for what is temporary take it away from each other.
  const data = ['--no-defaults', `--datadir=${join(folder, 'data')}`, `--tmpdir=${folder}`, ...user]
  const script = join(dirname(program), '..', 'bin', 'mariadb-install-db')
  const form = [...data, '--auth-root-authentication-method=normal', '--skip-test-db']
  execFileSync(script, form, { stdio: 'pipe' })
  return [
    ...data,
    `--socket=${join(folder, 'socket')}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=latin1',
    '--collation-server=latin1_swedish_ci',
    '--sync-frm=0',
    '--innodb-file-per-table=0',
    ...set,
  ]
}

/** An empty store in a database of its own. */
export async function storeOn(server: Server, clock: { readonly now: number }) {
  const url = await server.database()
  const now = () => clock.now
  const { close, ...store } = await reopened(() => openMysql({ url, now }), mysqlMover(url, now))
  return {
    ...store,
    url,
    async end() {
      await close()
      await server.giveBack(url)
    },
  }
}

/** Looks into a database, past whoever works on it. */
async function look(url: string, sql: string): Promise<readonly RowDataPacket[]> {
  const connection = await createConnection(url)
  try {
    return (await connection.query<RowDataPacket[]>(sql))[0]
  } finally {
    await connection.end()
  }
}

async function clear(url: string): Promise<void> {
  const connection = await createConnection({ uri: url, multipleStatements: true })
  const all = `select table_name as name from information_schema.tables where table_schema = database()`
  const [tables] = await connection.query<RowDataPacket[]>(all)
  const filled = tables
    .map(({ name }) => String(name))
    .filter((name) => !['migration', 'fact'].includes(name))
  await connection.query(filled.map((name) => `delete from \`${name}\``).join('; '))
  await connection.end()
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
