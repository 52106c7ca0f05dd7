import { put } from '@parley/core/domain/change.ts'
import { needs } from '@parley/scripts/needs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { accessConformance } from '../conformance/access.ts'
import { alertConformance } from '../conformance/alerts.ts'
import { aroundConformance } from '../conformance/around.ts'
import { commitConformance } from '../conformance/commit.ts'
import { commitOf, customer, id } from '../conformance/given.ts'
import { movingConformance } from '../conformance/moving.ts'
import { readConformance } from '../conformance/reads.ts'
import { searchConformance } from '../conformance/search.ts'
import { taskConformance } from '../conformance/tasks.ts'
import { tenancyConformance } from '../conformance/tenancy.ts'
import { startServer, storeOn, type Server } from './server.ts'

const program = needs('mariadb')

describe.skipIf(program === undefined)('on a server', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer(program ?? '', 'off')
  }, 60_000)
  afterAll(() => server.stop(), 60_000)
  const subject = { name: 'MariaDB', open: (clock: { now: number }) => storeOn(server, clock) }

  commitConformance(subject)
  readConformance(subject)
  tenancyConformance(subject)
  taskConformance(subject)
  accessConformance(subject)
  alertConformance(subject)
  movingConformance(subject)
  aroundConformance(subject)
  searchConformance(subject)

  it('what is larger than the server takes at once fails alone, and is told how to be let in', async () => {
    const { stores, end } = await storeOn(server, { now: 1_000 })
    const store = stores.of(id('ten'))
    const [large, usual] = [customer({ name: 'x'.repeat(17_000_000) }), customer()]
    const writing = [large, usual].map((one) => store.commit(commitOf([put('customer', one)])))
    await expect(writing[0]).rejects.toThrow('max_allowed_packet')
    expect(await writing[1]).toMatchObject({ kind: 'done' })
    await end()
  })

  it('what the server refuses is told without what was to be written', async () => {
    const { stores, end } = await storeOn(server, { now: 1_000 })
    const secret = customer({ identities: [`phone:${'1'.repeat(900)}`] })
    const refused = stores.of(id('ten')).commit(commitOf([put('customer', secret)]))
    await expect(refused).rejects.toThrow('ER_DATA_TOO_LONG')
    await expect(refused).rejects.not.toThrow('1111')
    await end()
  })
})
