import { expect, test } from 'vitest'

import { number, rig, type Answer } from '../../rig/rig.ts'

const path = `v26.0/${number.id}/messages`
const hello = { messaging_product: 'whatsapp', to: '+16505551234', text: { body: 'Hello' } }
const written = { accountId: number.id, customerId: 'ana', text: 'Hi' }
const dayMs = 24 * 3_600_000

test('free text is for 24 hours after the customer wrote, and not for a millisecond more', async () => {
  const world = rig()
  const codes = [await codeOf(world.facebook(path, hello))]
  world.control.write(written)
  world.clock.advance(dayMs - 1)
  codes.push(await codeOf(world.facebook(path, hello)))
  world.clock.advance(1)
  codes.push(await codeOf(world.facebook(path, hello)))
  world.control.write(written)
  codes.push(await codeOf(world.facebook(path, hello)))
  expect(codes).toEqual([131047, 200, 131047, 200])
})

test('more than 45 messages to one customer hit the pair limit, others are free', async () => {
  const world = rig()
  world.control.write(written)
  world.control.addCustomer({ kind: 'whatsapp', id: 'ben', name: 'Ben', phone: '16505550000' })
  world.control.write({ ...written, customerId: 'ben' })
  for (let sent = 0; sent < 45; sent += 1) expect(await codeOf(world.facebook(path, hello))).toBe(200)
  expect(await codeOf(world.facebook(path, hello))).toBe(131056)
  expect(await codeOf(world.facebook(path, { ...hello, to: '16505550000' }))).toBe(200)
  world.clock.advance(6_000)
  expect(await codeOf(world.facebook(path, hello))).toBe(200)
  expect(await codeOf(world.facebook(path, hello))).toBe(131056)
})

test('80 messages a second are a number’s throughput, both directions counted, unless the limits say otherwise', async () => {
  const world = rig()
  world.control.setLimits({ pairBurst: 1_000 })
  for (let times = 0; times < 30; times += 1) world.control.write(written)
  for (let sent = 0; sent < 50; sent += 1) expect(await codeOf(world.facebook(path, hello))).toBe(200)
  const answer = await world.facebook(path, hello)
  expect([answer.status, await codeOf(Promise.resolve(answer))]).toEqual([400, 130429])
  world.clock.advance(13)
  expect(await codeOf(world.facebook(path, hello))).toBe(200)
  world.control.setLimits({ whatsappPerSecond: 1_000 })
  world.clock.advance(1_000)
  for (let sent = 0; sent < 500; sent += 1) expect(await codeOf(world.facebook(path, hello))).toBe(200)
})

test('chaos refuses calls with server errors and rate limits, and then nothing was accepted', async () => {
  const world = rig()
  world.control.write(written)
  world.control.setLimits({ pairBurst: 1_000, whatsappPerSecond: 1_000 })
  const codes = async (count: number) => {
    const all = new Set<number>()
    for (let times = 0; times < count; times += 1) all.add(await codeOf(world.facebook(path, hello)))
    return [...all].toSorted((one, other) => one - other)
  }
  world.control.setChaos({ serverError: 1 })
  expect(await codes(40)).toEqual([2, 131000, 131016])
  world.control.setChaos({ serverError: 0, rateLimit: 1 })
  expect(await codes(40)).toEqual([130429, 131056])
  expect(world.ledger.totals.accepted).toBe(0)
})

async function codeOf(answering: Promise<Answer>): Promise<number> {
  const answer = await answering
  return answer.ok ? answer.status : (await answer.error()).code
}
