import fc from 'fast-check'
import { expect, test } from 'vitest'

import { chaosPresets, type Chaos } from '../chaos.ts'
import { manualClock } from '../rig/manual-clock.ts'
import { seeded } from '../rig/seeded.ts'
import type { Notice } from './notice.ts'
import { Outbox } from './outbox.ts'
import type { Parcel } from './parcel.ts'

const { off, rough, worst } = chaosPresets

test('an undisturbed notice goes out once, at once', async () => {
  const { outbox, parcels, settle } = office()
  outbox.push(notice(1))
  await settle()
  expect(parcels.map(ids)).toEqual([[1]])
  expect([outbox.pending, outbox.counters.redeliveries]).toEqual([0, 0])
})

test('whatever is not taken comes again, byte for byte, later and later', async () => {
  const { outbox, clock, parcels, settle } = office({ answer: (post) => post > 3 })
  outbox.push(notice(1))
  const times: number[] = []
  for (let ms = 0; ms < 3_000; ms += 10) {
    await settle()
    if (parcels.length > times.length) times.push(ms)
    clock.advance(10)
  }
  expect(parcels.map(({ bytes }) => bytes.toString())).toEqual(
    Array.from(parcels, () => parcels[0]!.bytes.toString()),
  )
  const gaps = times.slice(1).map((ms, at) => ms - times[at]!)
  expect(gaps).toHaveLength(3)
  for (const [at, gap] of gaps.entries()) {
    expect(gap).toBeGreaterThanOrEqual(100 * 2 ** at)
    expect(gap).toBeLessThanOrEqual(200 * 2 ** at + 10)
  }
  expect([outbox.pending, outbox.counters.redeliveries, outbox.counters.failed]).toEqual([0, 3, 3])
})

test('no more POSTs are under way than allowed, and what piles up shares them', async () => {
  const { outbox, parcels, settle, open } = office({ concurrency: 2, held: true })
  for (let id = 1; id <= 30; id += 1) outbox.push(notice(id))
  await settle()
  expect(parcels).toHaveLength(2)
  open()
  await settle()
  expect(parcels.flatMap(ids).toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 30 }, (_, at) => at + 1),
  )
  expect(parcels.length).toBeLessThan(30)
})

test('batches wait for company, and splitting takes them apart', async () => {
  const together = office({ chaos: { ...off, batch: 100 }, random: () => 0.999 })
  const apart = office({ chaos: { ...off, batch: 100, split: 1 }, random: () => 0.999 })
  for (const { outbox, clock, settle } of [together, apart]) {
    for (let id = 1; id <= 3; id += 1) outbox.push(notice(id))
    clock.advance(40)
    await settle()
  }
  expect(together.parcels.map(ids)).toEqual([[1, 2, 3]])
  expect(apart.parcels.map(ids)).toEqual([[1], [2], [3]])
})

test('WhatsApp and Instagram never share a POST', async () => {
  const { outbox, clock, parcels, settle } = office({ chaos: { ...off, batch: 100 }, random: () => 0.999 })
  outbox.push(notice(1))
  outbox.push({ object: 'instagram', igId: '1', at: 0, item: { id: 2 } })
  clock.advance(40)
  await settle()
  expect(parcels.map(({ object }) => object)).toEqual(['whatsapp_business_account', 'instagram'])
})

test('a duplicate is posted once more and no oftener', async () => {
  const { outbox, clock, parcels, settle } = office({ chaos: { ...off, duplicate: 1 } })
  outbox.push(notice(1))
  await settle()
  clock.advance(60_000)
  await settle()
  clock.advance(60_000)
  expect(parcels.map(ids)).toEqual([[1], [1]])
})

test('a dropped POST comes later', async () => {
  const { outbox, clock, parcels, settle } = office({ chaos: { ...off, drop: 1 } })
  outbox.push(notice(1))
  await settle()
  expect([parcels.length, outbox.pending]).toEqual([0, 1])
  clock.advance(200)
  await settle()
  expect([parcels.length, outbox.pending]).toEqual([1, 0])
})

test('flushing does not wait, and idle says when all is done', async () => {
  const { outbox, parcels } = office({ chaos: { ...off, delay: 60_000 } })
  for (let id = 1; id <= 3; id += 1) outbox.push(notice(id))
  outbox.flush()
  await outbox.idle()
  expect([parcels.length, outbox.pending]).toEqual([3, 0])
})

test.each([{ off }, { rough }, { worst }])('in %o weather every notice is taken at last', async (weather) => {
  const [chaos = off] = Object.values(weather)
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 60 }), async (seed, count) => {
      const random = seeded(seed)
      const { outbox, clock, settle, taken } = office({ chaos, random, answer: () => random() < 0.7 })
      for (let id = 1; id <= count; id += 1) outbox.push(notice(id))
      for (let beat = 0; beat < 400 && outbox.pending > 0; beat += 1) {
        await settle()
        clock.advance(500)
      }
      expect(outbox.pending).toBe(0)
      expect(new Set(taken.flatMap(ids)).size).toBe(count)
    }),
    { numRuns: 15 },
  )
})

interface Office {
  readonly chaos?: Chaos
  readonly random?: () => number
  readonly concurrency?: number
  /** Whether the POST of that number is taken. */
  readonly answer?: (post: number) => boolean
  /** Nothing is answered before `open`. */
  readonly held?: boolean
}

function office({
  chaos = off,
  random = seeded(1),
  concurrency = 16,
  answer = () => true,
  held = false,
}: Office = {}) {
  const clock = manualClock()
  const parcels: Parcel[] = []
  const taken: Parcel[] = []
  const { promise: gate, resolve: open } = Promise.withResolvers<void>()
  if (!held) open()
  const deliver = async (parcel: Parcel) => {
    const isTaken = answer(parcels.push(parcel))
    await gate
    if (isTaken) taken.push(parcel)
    return isTaken
  }
  const outbox = new Outbox({ clock, random, appSecret: 'secret', chaos: () => chaos, deliver, concurrency })
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return { outbox, clock, parcels, taken, settle, open }
}

function notice(id: number): Notice {
  const metadata = { display_phone_number: '1', phone_number_id: String(id % 3) }
  return {
    object: 'whatsapp_business_account',
    kind: 'item',
    field: 'messages',
    wabaId: String(id % 2),
    metadata,
    list: 'messages',
    item: { id },
  }
}

function ids({ notices }: Parcel): number[] {
  return notices.map((notice) => Number(Reflect.get('item' in notice ? notice.item : {}, 'id')))
}
