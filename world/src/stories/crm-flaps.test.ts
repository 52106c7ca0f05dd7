import { createEndpoint } from '@parley/contract/endpoint.ts'
import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { keyHolder } from '../lapse/key-holder.ts'
import { openLapse } from '../lapse/lapse.ts'
import { createSink } from '../sink/sink.ts'
import { quietBusiness } from './plans.ts'

const plan = quietBusiness('Bakery', '106540352242922')
const [second, minute] = [1_000, 60_000]
const [atOnce, customers] = [30, 20]

test('a CRM that comes and goes for ten minutes gets everything, once and in order', async () => {
  const outside = new Hono()
  await using lapse = await openLapse({ plan, outside })
  const { clock, simulator } = lapse
  const api = await keyHolder(() => lapse.hub().url, plan)
  let signing = ''
  const crm = createSink({ secret: () => signing, now: clock.now, wait: () => Promise.resolve() })
  outside.route('/crm', crm.app)
  const url = `${lapse.outsideUrl}/crm`
  signing = (await api(createEndpoint, { body: { url, kinds: ['message.received'] } })).secret

  const accountIds = simulator.control.accounts().map(({ id }) => id)
  for (let flaps = 0; flaps < 10; flaps += 1) {
    crm.feel({ kind: 'failing', forMs: 30 * second })
    const written = simulator.control.load({ accountIds, messages: atOnce, customers, perSecond: 100_000 })
    await lapse.pass(minute)
    await written.done
  }
  await lapse.pass(120 * minute)

  const taken = crm.record.all.filter(({ status }) => status === 200)
  expect(crm.record.all.length).toBeGreaterThan(taken.length)
  expect(new Set(taken.map(({ id }) => id)).size).toBe(10 * atOnce)
  expect(taken).toHaveLength(10 * atOnce)
  for (const talk of Map.groupBy(taken, ({ conversation }) => conversation).values()) {
    const sequences = talk.map(({ sequence }) => sequence)
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b))
  }
}, 120_000)
