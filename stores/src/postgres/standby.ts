import { execFileSync } from 'node:child_process'
import { realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { Client } from 'pg'

import { end, freePort, makeHome, run, user } from './program.ts'

export type Standby = Awaited<ReturnType<typeof startStandby>>

/** A second Postgres server that follows the first one; to be promoted when that is lost. */
export async function startStandby(program: string, primary: string, place: string) {
  const folder = makeHome(place)
  const data = join(folder, 'data')
  const copy = ['-d', primary, '-D', data, '-R', '-X', 'stream', '-c', 'fast']
  execFileSync(join(dirname(realpathSync(program)), 'pg_basebackup'), copy, { ...user, stdio: 'ignore' })
  const port = await freePort()
  const set = [`port=${port}`, `unix_socket_directories=${folder}`, 'listen_addresses=127.0.0.1', 'fsync=off']
  const server = await run(program, data, set)
  return {
    port,
    /** It takes writes from now on, and no longer follows. */
    async promote() {
      const client = new Client({ connectionString: `postgres://parley@127.0.0.1:${port}/postgres` })
      await client.connect()
      try {
        await client.query('select pg_promote()')
      } finally {
        await client.end()
      }
    },
    async stop() {
      await end(server, 'SIGQUIT')
      rmSync(folder, { recursive: true })
    },
  }
}
