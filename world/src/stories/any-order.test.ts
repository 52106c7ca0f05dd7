import fc from 'fast-check'
import { expect, test } from 'vitest'

import { seedBusiness } from '../seed.ts'
import { appSecret, hubAlone, type HubAlone } from './hub-alone.ts'
import { echoItem, messageItem, postSigned, statusItem, whatsAppBody, type Item } from './meta-posts.ts'
import { quietBusiness, wabaOf } from './plans.ts'
import { stateOf } from './state-of.ts'

const ana = { phone: '15550001', name: 'Ana' }
const tom = { phone: '15550002', name: 'Tom' }

/** Two customers write to a number and are written to, and what became of that. */
function itemsFor(phoneNumberId: string): Item[] {
  const to = { phoneNumberId, wabaId: wabaOf(phoneNumberId) }
  return [
    messageItem(to, ana, 'wamid.a1', 'Hello', 1_000),
    messageItem(to, tom, 'wamid.t1', 'Good morning', 1_010),
    messageItem(to, ana, 'wamid.a2', 'Are you there?', 1_020),
    echoItem(to, ana, 'wamid.e1', 'Yes!', 1_030),
    statusItem(to, ana, 'wamid.e1', 'delivered', 1_031),
    statusItem(to, ana, 'wamid.e1', 'read', 1_040),
    messageItem(to, ana, 'wamid.a3', 'Thank you', 1_050),
    echoItem(to, tom, 'wamid.e2', 'Good morning, Tom', 1_060),
    statusItem(to, tom, 'wamid.e2', 'failed', 1_061),
  ]
}

const count = 2 * itemsFor('').length
const all = Array.from({ length: count }, (_, index) => index)
const mostRepeated = 6

/** Indices of items in any order, some of them again, cut into posts anywhere. */
const packings = fc
  .record({
    order: fc.shuffledSubarray(all, { minLength: count }),
    again: fc.array(fc.constantFrom(...all), { maxLength: mostRepeated }),
    cuts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: count + mostRepeated }),
  })
  .map(({ order, again, cuts }) => pack([...order, ...again], cuts))

function pack(indices: readonly number[], [size = 1, ...cuts]: readonly number[]): (readonly number[])[] {
  return indices.length === 0 ? [] : [indices.slice(0, size), ...pack(indices.slice(size), cuts)]
}

/** Two new tenants get these posts, all at once or one after the other; then what their records say. */
async function after(hub: HubAlone, run: number, posts: readonly (readonly number[])[], atOnce: boolean) {
  const numbers = [`${run}01`, `${run}02`] as const
  const [first, second] = numbers.map((number) => quietBusiness('Some business', number))
  const seeded = [await seedBusiness(hub.booted.hub, first!), await seedBusiness(hub.booted.hub, second!)]
  const items = numbers.flatMap(itemsFor)
  const post = async (indices: readonly number[]) => {
    const body = whatsAppBody(indices.map((index) => items[index]!))
    expect(await postSigned(hub.booted.app, appSecret, body)).toBe(200)
  }
  if (atOnce) await Promise.all(posts.map(post))
  else for (const indices of posts) await post(indices)
  await hub.quiet()
  return Promise.all(seeded.map(({ tenant }) => stateOf(hub.booted.hub, tenant)))
}

test('any packing, order and repetition of one set of webhooks ends in the same state', async () => {
  await using hub = await hubAlone()
  const oneByOne = all.map((index) => [index])
  const expected = await after(hub, 1_000, oneByOne, false)
  const sizes = expected.map((conversations) => conversations.map(({ messages }) => messages.length))
  expect(sizes).toEqual([
    [4, 2],
    [4, 2],
  ])
  let run = 1_000
  await fc.assert(
    fc.asyncProperty(packings, fc.boolean(), async (posts, atOnce) => {
      run += 1
      expect(await after(hub, run, posts, atOnce)).toEqual(expected)
    }),
    { numRuns: 25, endOnFailure: true },
  )
}, 120_000)
