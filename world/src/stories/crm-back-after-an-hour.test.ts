import { createEndpoint } from '@parley/contract/endpoint.ts'
import { Hono } from 'hono'
import { expect, test } from 'vitest'

import type { HandClock } from '../lapse/hand-clock.ts'
import { keyHolder } from '../lapse/key-holder.ts'
import { openLapse, type Lapse } from '../lapse/lapse.ts'
import { createSink } from '../sink/sink.ts'
import { quietBusiness } from './plans.ts'

const plan = quietBusiness('Bakery', '106540352242922')
const [messages, customers, hour, minute] = [10_000, 200, 3_600_000, 60_000]
/** The CRM answers at the next of these ticks, so that calls overlap. */
const tickMs = 250

test('a CRM that is back after an hour gets what waited, in order, once, and slowly at first', async () => {
  const outside = new Hono()
  let underWay = () => 0
  await using lapse = await openLapse({ plan, outside, held: () => underWay() })
  const api = await keyHolder(() => lapse.hub().url, plan)
  let signing = ''
  const { now } = lapse.clock
  const crm = createSink({ secret: () => signing, now, wait: () => Promise.resolve() })
  const meter = slowly(lapse.clock, () => crm.mood().kind === 'well')
  underWay = meter.underWay
  outside.use('/crm', meter.watch).route('/crm', crm.app)
  const url = `${lapse.outsideUrl}/crm`
  signing = (await api(createEndpoint, { body: { url, kinds: ['message.received'] } })).secret

  crm.feel({ kind: 'failing', forMs: hour })
  await write(lapse)
  await lapse.pass(hour - 1 - (now() - lapse.startedAt))
  expect(crm.record.all.every(({ status }) => status === 503)).toBe(true)
  expect(crm.record.arrivals).toBeLessThan(customers)
  await lapse.pass(16 * minute)

  const taken = crm.record.all.filter(({ status }) => status === 200)
  expect(taken).toHaveLength(messages)
  expect(new Set(taken.map(({ id }) => id)).size).toBe(messages)
  expect(taken.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: messages }, (_, at) => at + 1),
  )
  const talks = Map.groupBy(taken, ({ conversation }) => conversation)
  expect(talks.size).toBe(customers)
  for (const talk of talks.values()) {
    const sequences = talk.map(({ sequence }) => sequence)
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b))
  }
  expect(meter.tooMany).toEqual([])
  expect(meter.most()).toBe(64)
}, 120_000)

/** Everybody writes in the first moments of the outage. */
async function write({ simulator: { control }, pass }: Lapse): Promise<void> {
  const accountIds = control.accounts().map(({ id }) => id)
  const load = control.load({ accountIds, messages, customers, perSecond: 100_000 })
  await pass(200)
  await load.done
}

/** As docs/webhooks.md has it: after a breakdown one at a time, then with each success twice as many, up to 64. */
function slowly(clock: HandClock, isWell: () => boolean) {
  const tooMany: string[] = []
  let [underWay, answered, most] = [0, 0, 0]
  return {
    tooMany,
    most: () => most,
    underWay: () => underWay,
    async watch(_: unknown, next: () => Promise<void>): Promise<void> {
      if (!isWell()) return next()
      underWay += 1
      most = Math.max(most, underWay)
      const allowed = Math.min(64, 2 ** answered)
      if (underWay > allowed) tooMany.push(`${underWay} at once after ${answered} answers`)
      await next()
      await new Promise<void>((answer) => clock.after(tickMs - (clock.now() % tickMs), answer))
      underWay -= 1
      answered += 1
    },
  }
}
