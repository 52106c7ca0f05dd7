import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

import { Client } from 'pg'

import { reopened } from '../kit/reopened.ts'
import { openPostgres, postgresMover } from './index.ts'

export type Server = Awaited<ReturnType<typeof startServer>>

/**
 * A Postgres server of its own, for tests and benchmarks: in a temporary folder, on a free port. It sorts as people in
 * Sweden do, so that whatever relies on the order of bytes has to ask for it. Tests, which cut no power, do without fsync;
 * benchmarks may have `settings` of their own (`shared_buffers=1GB`).
 */
export async function startServer(program: string, fsync: 'on' | 'off', settings: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-postgres-'))
  const user = otherThanRoot()
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const sorted = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=sv-SE']
  const form = ['-D', data, '-U', 'parley', '--auth=trust', '-E', 'UTF8', ...sorted]
  execFileSync(join(dirname(program), 'initdb'), form, { ...user, stdio: 'ignore' })
  const port = await freePort()
  const set = [
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'listen_addresses=127.0.0.1',
    `fsync=${fsync}`,
    ...settings,
  ]
  const start = async () => {
    const server = spawn(program, ['-D', data, ...set.flatMap((one) => ['-c', one])], {
      ...user,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    for await (const line of createInterface({ input: server.stderr }))
      if (line.includes('ready to accept connections')) break
    server.stderr.resume()
    return server
  }
  let server = await start()
  const stop = async (signal: 'SIGINT' | 'SIGQUIT') => {
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
  }
  const url = (database: string) => `postgres://parley@127.0.0.1:${port}/${database}`
  const tell = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: url('postgres') })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  let made = 0
  return {
    /** The URL of a new database. */
    async database() {
      const name = `hub_${(made += 1)}`
      await tell(`create database ${name}`)
      return url(name)
    },
    /** Whoever is still connected is sent away. */
    giveBack: (used: string) => tell(`drop database ${new URL(used).pathname.slice(1)} with (force)`),
    /** Stops at once, breaks every connection, and comes back; after SIGQUIT it has to recover first. */
    async restart(how: 'SIGINT' | 'SIGQUIT' = 'SIGINT') {
      await stop(how)
      server = await start()
    },
    /** Without a last look at data that nobody wants any more. */
    async stop() {
      await stop('SIGQUIT')
      rmSync(folder, { recursive: true })
    },
  }
}

/** An empty store in a database of its own. */
export async function storeOn(server: Server, clock: { readonly now: number }) {
  const url = await server.database()
  const now = () => clock.now
  const { close, ...store } = await reopened(() => openPostgres({ url, now }), postgresMover(url, now))
  return {
    ...store,
    url,
    end: close,
  }
}

/** Postgres refuses to run as root; nobody has no rights beyond the folder. */
function otherThanRoot(): { readonly uid: number; readonly gid: number } | null {
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
