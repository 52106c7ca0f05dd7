import { needs } from '@parley/scripts/needs'
import { expect, test } from 'vitest'

import { openLine } from '../conformance/line.ts'
import { connect } from './pool.ts'
import { startServer } from './server.ts'

const program = needs('postgres')

test.skipIf(program === undefined)(
  'a connection that Postgres ends in the middle of a transaction fails what it was used for, and nothing else',
  async () => {
    const server = await startServer(program ?? '', 'off')
    const database = await connect(await server.database())
    const ended = database.use(async (session) => {
      await session.exec('begin')
      const [self] = await session.query<{ pid: number }>('select pg_backend_pid() as pid', [])
      await database.use((other) => other.query('select pg_terminate_backend($1)', [self?.pid ?? 0]))
      await expect.poll(() => database.use((other) => other.query(alive, [self?.pid ?? 0]))).toEqual([])
      await session.exec('commit')
    })
    await expect(ended).rejects.toThrow(/terminat|not queryable/)
    expect(await database.use((session) => session.query('select 1 as one', []))).toEqual([{ one: 1 }])
    await database.close()
    await server.stop()
  },
  60_000,
)

const alive = 'select pid from pg_stat_activity where pid = $1'

test.skipIf(program === undefined)(
  'a line that has gone silent is given up, and the next one is used',
  async () => {
    const server = await startServer(program ?? '', 'off')
    const there = new URL(await server.database())
    const line = await openLine(Number(there.port))
    there.port = String(line.port)
    const database = await connect(there.href, 1_000)
    const one = () => database.use((session) => session.query('select 1 as one', []))
    expect(await one()).toEqual([{ one: 1 }])
    line.silence()
    await expect(one()).rejects.toThrow('timeout')
    expect(await one()).toEqual([{ one: 1 }])
    await database.close()
    line.close()
    await server.stop()
  },
  60_000,
)
