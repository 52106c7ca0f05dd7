import { createTarget, listAlerts } from '@parley/contract/alert.ts'
import { createEndpoint } from '@parley/contract/endpoint.ts'
import { listLetters, replayLetters } from '@parley/contract/letter.ts'
import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { keyHolder } from '../lapse/key-holder.ts'
import { openLapse } from '../lapse/lapse.ts'
import { demo } from '../plan.ts'
import { createSink, type Sink } from '../sink/sink.ts'
import { quietBusiness } from './plans.ts'

const plan = { ...quietBusiness('Bakery', '106540352242922'), customers: demo.customers.slice(0, 1) }
const [second, minute, hour] = [1_000, 60_000, 3_600_000]

/** As docs/webhooks.md has it: each step may take up to a fifth longer, a quarter of an hour at most. */
const steps = [
  5 * second,
  30 * second,
  2 * minute,
  5 * minute,
  15 * minute,
  30 * minute,
  1 * hour,
  2 * hour,
  3 * hour,
  4 * hour,
  6 * hour,
  7 * hour,
]

test('a CRM that is away for two days is asked on schedule for a day, and told the rest and the replay in order', async () => {
  const told: { at: number; kind: string }[] = []
  const outside = new Hono()
  await using lapse = await openLapse({ plan, outside })
  const api = await keyHolder(() => lapse.hub().url, plan)
  const { now } = lapse.clock
  const startedAt = now()
  outside.post('/ops', async (context) => {
    told.push({ at: now(), kind: (await context.req.json()).alert.kind })
    return context.text('')
  })
  await api(createTarget, { body: { kind: 'webhook', url: `${lapse.outsideUrl}/ops` } })
  const crm = await endpoint('/crm')
  const other = await endpoint('/other')
  crm.feel({ kind: 'failing', forMs: 49 * hour })

  for (const text of ['One', 'Two', 'Three']) writes(text)
  await lapse.rest()
  expect(other.record.all.map(({ sequence }) => sequence)).toEqual([1, 2, 3])

  await lapse.pass(24 * hour - 1)
  expect(crm.record.all.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 12 }, () => 1))
  expect((await api(listLetters, {})).data).toEqual([])
  expect(told.map(({ kind }) => kind)).not.toContain('dead_letter')

  await lapse.pass(1)
  const attempts = crm.record.all.filter(({ sequence }) => sequence === 1).map(({ at }) => at - startedAt)
  expect(attempts).toHaveLength(1 + steps.length)
  expect(attempts.at(-1)).toBe(24 * hour)
  steps.forEach((step, index) => {
    const waited = (attempts[index + 1] ?? 0) - (attempts[index] ?? 0)
    const most = step + Math.min(step / 5, 15 * minute)
    const isLast = index === steps.length - 1
    expect.soft(waited, `step ${index + 1}`).toBeGreaterThanOrEqual(isLast ? 0 : step)
    expect.soft(waited, `step ${index + 1}`).toBeLessThanOrEqual(Math.ceil(most))
  })
  const [letter] = (await api(listLetters, {})).data
  expect(letter).toMatchObject({ reason: 'exhausted', attempts: 13, about: 'notify' })
  expect(told.filter(({ kind }) => kind === 'dead_letter')).toEqual([{ at: now(), kind: 'dead_letter' }])

  await lapse.pass(25 * hour)
  expect((await api(listLetters, {})).data).toHaveLength(2)

  await lapse.pass(8 * hour)
  expect(taken(crm)).toEqual([3])
  expect((await api(replayLetters, { body: {} })).count).toBe(2)
  await lapse.pass(minute)
  expect(taken(crm)).toEqual([3, 1, 2])
  expect((await api(listLetters, {})).data).toEqual([])
  const circuit = (await api(listAlerts, {})).data.filter(({ kind }) => kind === 'circuit_open')
  expect(circuit).toMatchObject([{ resolved_at: expect.any(String) }])

  async function endpoint(path: string): Promise<Sink> {
    let signing = ''
    const sink = createSink({ secret: () => signing, now, wait: () => Promise.resolve() })
    outside.route(path, sink.app)
    const url = `${lapse.outsideUrl}${path}`
    const { secret } = await api(createEndpoint, { body: { url, kinds: ['message.received'] } })
    signing = secret
    return sink
  }

  function writes(text: string): void {
    const [account] = lapse.simulator.control.accounts()
    const [customer] = lapse.simulator.control.customers()
    lapse.simulator.control.write({ accountId: account?.id ?? '', customerId: customer?.id ?? '', text })
  }
})

function taken({ record }: Sink): readonly number[] {
  return record.all.filter(({ status }) => status === 200).map(({ sequence }) => sequence)
}
