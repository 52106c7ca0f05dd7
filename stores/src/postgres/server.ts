import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { Client } from 'pg'

import { reopened } from '../kit/reopened.ts'
import type { Row } from '../kit/server/session.ts'
import { openPostgres, postgresMover } from './index.ts'
import { end, freePort, isOver, makeHome, run, user } from './program.ts'
import { startStandby, type Standby } from './standby.ts'

export type Server = Awaited<ReturnType<typeof startServer>>

/**
 * A Postgres server of its own, for tests and benchmarks: in a temporary folder, on a free port. It sorts as people in
 * Sweden do, so that whatever relies on the order of bytes has to ask for it. Tests, which cut no power, do without fsync;
 * benchmarks may have `settings` of their own (`shared_buffers=1GB`). `place` is another folder for temporary ones.
 */
export async function startServer(
  program: string,
  fsync: 'on' | 'off',
  settings: readonly string[] = [],
  place = tmpdir(),
) {
  const folder = makeHome(place)
  const data = join(folder, 'data')
  makeData(program, data)
  const port = await freePort()
  const set = [
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'listen_addresses=127.0.0.1',
    `fsync=${fsync}`,
    ...settings,
  ]
  const start = () => run(program, data, set)
  let server = await start()
  const stop = (signal: 'SIGINT' | 'SIGQUIT') => end(server, signal)
  const url = (database: string) => `postgres://parley@127.0.0.1:${port}/${database}`
  const tell = (sql: string) => look(url('postgres'), sql)
  const followers: Standby[] = []
  let made = 0
  return {
    /** The URL of a new database. */
    async database() {
      const name = `hub_${(made += 1)}`
      await tell(`create database ${name}`)
      return url(name)
    },
    /** Whoever is still connected is sent away. */
    giveBack: async (used: string) =>
      void (await tell(`drop database ${new URL(used).pathname.slice(1)} with (force)`)),
    /** Looks into one of its databases, past whoever works on it. */
    look,
    /** Stops at once, breaks every connection, and comes back; after SIGQUIT it has to recover first. */
    async restart(how: 'SIGINT' | 'SIGQUIT' = 'SIGINT') {
      await stop(how)
      server = await start()
    },
    /** As a supervisor does: starts it again if it has ended by itself. False if it has ended again. */
    async revive() {
      if (isOver(server)) server = await start()
      return !isOver(server)
    },
    /** Dies, for good. */
    die: () => stop('SIGQUIT'),
    /** A second server that has all that this one confirms, from now on; it stops with the first. */
    async standby() {
      const other = await startStandby(program, url('postgres'), place)
      await tell(`alter system set synchronous_standby_names = '*'`)
      await tell('select pg_reload_conf()')
      await tell(untilInStep)
      followers.push(other)
      return other
    },
    /** Without a last look at data that nobody wants any more. */
    async stop() {
      await Promise.all([stop('SIGQUIT'), ...followers.map((one) => one.stop())])
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

function makeData(program: string, data: string): void {
  const sorted = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=sv-SE']
  const form = ['-D', data, '-U', 'parley', '--auth=trust', '-E', 'UTF8', ...sorted]
  execFileSync(join(dirname(program), 'initdb'), form, { ...user, stdio: 'ignore' })
}

async function look(connectionString: string, sql: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

const untilInStep = `do $$ begin
  while not exists (select from pg_stat_replication where sync_state = 'sync') loop
    perform pg_sleep(0.05), pg_stat_clear_snapshot();
  end loop;
end $$`
