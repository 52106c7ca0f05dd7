import { needs } from '@parley/scripts/needs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openLine } from '../conformance/line.ts'
import type { Database } from '../kit/server/session.ts'
import { connect } from './pool.ts'
import { startServer, type Server } from './server.ts'

const program = needs('mariadb')

describe.skipIf(program === undefined)('a line to MariaDB that has gone silent', () => {
  let server: Server
  let line: Awaited<ReturnType<typeof openLine>>
  let database: Database
  beforeAll(async () => {
    server = await startServer(program ?? '', 'off')
    const there = new URL(await server.database())
    line = await openLine(Number(there.port))
    there.port = String(line.port)
    database = await connect(there.href, 2_000)
  }, 60_000)
  afterAll(async () => {
    await database.close()
    line.close()
    await server.stop()
  }, 60_000)
  const one = () => database.use((session) => session.query('select 1 as one', []))

  it('is given up with all that waits on it, and the next one is used', async () => {
    expect(await one()).toEqual([{ one: 1 }])
    line.silence()
    await expect(one()).rejects.toThrow('timeout')
    expect(await one()).toEqual([{ one: 1 }])
  })

  it('is given up in the middle of a transaction, also where that is to be undone', async () => {
    const writing = database.use(async (session) => {
      await session.exec('start transaction')
      line.silence()
      await session.query('select 1 as one', []).catch(() => undefined)
      await session.exec('rollback')
    })
    await expect(writing).rejects.toThrow('closed')
    expect(await one()).toEqual([{ one: 1 }])
  })

  it('is not taken for one while a statement waits that may take its time', async () => {
    await database.use((session) => session.exec('do sleep(3)'))
    expect(await one()).toEqual([{ one: 1 }])
  })
})
