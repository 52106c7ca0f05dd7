import { put } from '@parley/core/domain/change.ts'
import { needs } from '@parley/scripts/needs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { commitOf, customer, id } from '../conformance/given.ts'
import { movingConformance } from '../conformance/moving.ts'
import { storeConformance } from '../conformance/store.ts'
import { connect } from './pool.ts'
import { startServer, storeOn, type Server } from './server.ts'

const program = needs('mariadb')

const alive = 'select id from information_schema.processlist where id = ?'

describe.skipIf(program === undefined)('on a server', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer(program ?? '', 'off')
  }, 60_000)
  afterAll(() => server.stop(), 60_000)
  const subject = { name: 'MariaDB', open: (clock: { now: number }) => storeOn(server, clock) }

  storeConformance(subject)
  movingConformance(subject)

  it('what is larger than the server takes at once fails alone, and is told how to be let in', async () => {
    const { stores, end } = await storeOn(server, { now: 1_000 })
    const store = stores.of(id('ten'))
    const [large, usual] = [customer({ name: 'x'.repeat(17_000_000) }), customer()]
    const writing = [large, usual].map((one) => store.commit(commitOf([put('customer', one)])))
    await expect(writing[0]).rejects.toThrow('max_allowed_packet')
    expect(await writing[1]).toMatchObject({ kind: 'done' })
    await end()
  })

  it('after a statement that fails nothing is done of what was asked beside it, however much that is', async () => {
    const database = await connect(await server.database())
    const ids = await database.use(async (session) => {
      await session.exec('create table once (id int primary key, text longtext)')
      const rows = [
        [1, ''],
        [1, 'x'.repeat(4_100_000)],
        [2, ''],
      ]
      await Promise.allSettled(rows.map((row) => session.query('insert into once values (?)', [row])))
      return session.query('select id from once', [])
    })
    expect(ids).toEqual([{ id: 1 }])
    await database.close()
  })

  it('a connection that the server ends in the middle of a transaction fails what it was used for, and nothing else', async () => {
    const database = await connect(await server.database())
    const ended = database.use(async (session) => {
      await session.exec('start transaction')
      const [self] = await session.query<{ id: number }>('select connection_id() as id', [])
      await database.use((other) => other.query('kill ?', [self?.id ?? 0]))
      await expect.poll(() => database.use((other) => other.query(alive, [self?.id ?? 0]))).toEqual([])
      await session.exec('commit')
    })
    await expect(ended).rejects.toThrow(/closed|lost/)
    expect(await database.use((session) => session.query('select 1 as one', []))).toEqual([{ one: 1 }])
    await database.close()
  })

  it('what the server refuses is told without what was to be written', async () => {
    const { stores, end } = await storeOn(server, { now: 1_000 })
    const secret = customer({ name: 'a letter from Canary', identities: [`phone:${'1'.repeat(900)}`] })
    const refused = stores.of(id('ten')).commit(commitOf([put('customer', secret)]))
    await expect(refused).rejects.toThrow('ER_DATA_TOO_LONG')
    await expect(refused).rejects.toThrow('unique_key')
    await expect(refused).rejects.not.toThrow(/1111|Canary/)
    await end()
  })
})
