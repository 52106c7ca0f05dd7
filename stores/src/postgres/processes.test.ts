import { needs } from '@parley/scripts/needs'
import { Client } from 'pg'
import { describe } from 'vitest'

import { killed } from '../conformance/killed.ts'
import { processConformance } from '../conformance/processes.ts'
import { openPostgres } from './index.ts'
import { startServer } from './server.ts'

const program = needs('postgres')

const deadlocks = 'select deadlocks::int as count from pg_stat_database where datname = current_database()'
const alive = `select count(distinct objid)::int as count from pg_locks where locktype = 'advisory' and objsubid = 2`

describe.skipIf(program === undefined)('on a server', () => {
  processConformance({
    name: 'Postgres',
    async start() {
      const server = await startServer(program ?? '', 'off')
      const url = await server.database()
      const ask = async (sql: string) => {
        const client = new Client({ connectionString: url })
        await client.connect()
        const { rows } = await client.query<{ count: number }>(sql)
        await client.end()
        return rows
      }
      const count = async (sql: string) => (await ask(sql))[0]?.count ?? 0
      return {
        ...server,
        open: () => openPostgres({ url }),
        killed: killed(new URL('./doomed.ts', import.meta.url), url),
        tell: async (sql) => void (await ask(sql)),
        deadlocks: () => count(deadlocks),
        alive: () => count(alive),
      }
    },
  })
})
