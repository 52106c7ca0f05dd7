import { needs } from '@parley/scripts/needs'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { describe } from 'vitest'

import { killed } from '../conformance/killed.ts'
import { processConformance } from '../conformance/processes.ts'
import { openMysql } from './index.ts'
import { startServer } from './server.ts'

const program = needs('mariadb')

const deadlocks = `select variable_value as count from information_schema.global_status where variable_name = 'innodb_deadlocks'`
const alive = `select count(*) as count from holder
  where is_used_lock(concat('parley_', left(sha1(database()), 12), '_', id)) is not null`

describe.skipIf(program === undefined)('on a server', () => {
  processConformance({
    name: 'MariaDB',
    async start() {
      const server = await startServer(program ?? '', 'off')
      const url = await server.database()
      const ask = async (sql: string) => {
        const connection = await createConnection(url)
        const [rows] = await connection.query<RowDataPacket[]>(sql)
        await connection.end()
        return rows
      }
      const count = async (sql: string) => Number((await ask(sql))[0]?.['count'])
      return {
        ...server,
        open: () => openMysql({ url }),
        killed: killed(new URL('./doomed.ts', import.meta.url), url),
        tell: async (sql) => void (await ask(sql)),
        deadlocks: () => count(deadlocks),
        alive: () => count(alive),
      }
    },
  })
})
