import { needs } from '@parley/scripts/needs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { movingConformance } from '../conformance/moving.ts'
import { business, findings, followAll, talk, write } from '../conformance/search-given.ts'
import { storeConformance } from '../conformance/store.ts'
import { openPostgres } from './index.ts'
import { startServer, storeOn, type Server } from './server.ts'

const program = needs('postgres')

describe.skipIf(program === undefined)('on a server', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer(program ?? '', 'off')
  }, 60_000)
  afterAll(() => server.stop(), 60_000)
  const subject = { name: 'Postgres', open: (clock: { now: number }) => storeOn(server, clock) }

  storeConformance(subject)
  movingConformance(subject)

  it('processes that take up words at the same time leave nothing out, and take nothing up twice', async () => {
    const { stores, url, end } = await storeOn(server, { now: 1_000 })
    const other = await openPostgres({ url })
    const { store, shop } = await business(stores)
    const ana = await talk(store, shop)
    const writing = Array.from({ length: 40 }, (_, seq) =>
      write(store, ana, 'together', { seq, placedAt: seq }),
    )
    const steps = Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? stores : other).words.follow())
    await Promise.all([...writing, ...steps])
    await Promise.all([followAll(stores), followAll(other)])
    await followAll(stores)
    expect((await findings(store, 'together')).ids).toHaveLength(40)
    await other.close()
    await end()
  })
})
