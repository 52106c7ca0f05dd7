import fc from 'fast-check'
import { expect, test } from 'vitest'

import { awaitMessage, retryBroken, retrySend, retryWebhook } from './retry.ts'

const day = 24 * 3_600_000
const fresh = { tries: 0, triedAt: null }

test.each(['auth', 'permission', 'final', 'policy', 'window'] as const)(
  'a send refused as %s is never tried again',
  (reason) => {
    expect(retrySend(reason, fresh, null, 0, 0.5)).toBeNull()
  },
)

test('a send that failed for the moment is tried three times more', () => {
  const waits = [0, 1, 2, 3].map((tries) => retrySend('transient', { tries, triedAt: 0 }, null, 1, 0.999))
  expect(waits.map((wait) => wait !== null)).toEqual([true, true, true, false])
})

test('an account may have it otherwise: how often, and how long at first and at most', () => {
  const patience = { attempts: 10, firstWaitMs: 1_000, longestWaitMs: 60_000 }
  const waits = Array.from({ length: 11 }, (_, tries) =>
    retrySend('transient', { tries, triedAt: 0 }, null, 1, 1, patience),
  )
  const seconds = [1, 2, 4, 8, 16, 32, 60, 60, 60, 60].map((each) => each * 1000)
  expect(waits).toEqual([...seconds, null])
  expect(retrySend('transient', fresh, null, 0, 0.5, { ...patience, attempts: 0 })).toBeNull()
})

test('the pair limit waits 4, 16, then 64 seconds each time', () => {
  const waits = [1, 2, 3, 9].map((tries) => retrySend('pair', { tries, triedAt: 0 }, null, 1, 0))
  expect(waits).toEqual([4_000, 16_000, 64_000, 64_000])
})

test('what the channel says about waiting is obeyed, and only ever lengthens the wait', () => {
  expect(retrySend('rate', fresh, 90_000, 0, 0.5)).toBe(90_000)
  expect(retrySend('pair', { tries: 3, triedAt: 0 }, 1_000, 0, 0)).toBe(64_000)
})

test('a throttled send is given up after a day', () => {
  expect(retrySend('rate', { tries: 400, triedAt: 0 }, null, day, 0.5)).toBeNull()
})

test('an endpoint that cannot be reached is tried for a day and never longer, each step at least its length', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 20, maxLength: 20 }),
      (chance) => {
        let now = 0
        let tries = 0
        for (const random of chance) {
          const wait = retryWebhook(
            'unreached',
            { tries, triedAt: tries === 0 ? null : 0 },
            null,
            now,
            random,
          )
          if (wait === null) break
          now += wait
          tries += 1
        }
        expect(now).toBeLessThanOrEqual(day)
        expect(tries).toBe(12)
      },
    ),
  )
})

test('an endpoint that refuses is tried five times more', () => {
  const waits = [0, 1, 2, 3, 4, 5].map((tries) => retryWebhook('refused', { tries, triedAt: 0 }, null, 1, 0))
  expect(waits).toEqual([5_000, 30_000, 180_000, 900_000, 3_600_000, null])
})

test('an account may have webhooks tried more often, and for less long', () => {
  const patience = { refusedAttempts: 7, giveUpAfterMs: 3 * 3_600_000 }
  const wait = (tries: number, now: number) =>
    retryWebhook('refused', { tries, triedAt: 0 }, null, now, 0, patience)
  expect([wait(4, 1), wait(5, 1), wait(6, 1), wait(7, 1)]).toEqual([3_600_000, 3_600_000, 3_600_000, null])
  expect([wait(6, 2.5 * 3_600_000), wait(6, 3 * 3_600_000)]).toEqual([1_800_000, null])
  const unreached = [2.5, 3].map((hours) =>
    retryWebhook('unreached', { tries: 7, triedAt: 0 }, null, hours * 3_600_000, 0, patience),
  )
  expect(unreached).toEqual([1_800_000, null])
})

test('Retry-After counts for an hour at most', () => {
  expect(retryWebhook('unreached', fresh, 10 * 365 * day, 0, 0)).toBe(3_600_000)
})

test('a report waits for its message for a quarter of an hour', () => {
  expect(awaitMessage(fresh, 0)).toBe(50)
  expect(awaitMessage({ tries: 20, triedAt: 0 }, 15 * 60_000)).toBeNull()
})

test('work that is broken on our side is given up after eight tries', () => {
  expect(retryBroken({ tries: 7, triedAt: 0 }, 0)).toBe(1000 * 3 ** 7)
  expect(retryBroken({ tries: 8, triedAt: 0 }, 0)).toBeNull()
})

test('every wait is in whole milliseconds, whatever chance and the other side say', () => {
  const chance = fc.double({ min: 0, max: 0.999_999, noNaN: true })
  const asked = fc.option(fc.double({ min: 0, max: day, noNaN: true }))
  fc.assert(
    fc.property(chance, fc.nat({ max: 12 }), asked, (random, tries, retryAfterMs) => {
      const tried = { tries, triedAt: 0 }
      const waits = [
        ...(['transient', 'rate', 'pair'] as const).map((why) =>
          retrySend(why, tried, retryAfterMs, 1, random),
        ),
        ...(['refused', 'unreached'] as const).map((why) =>
          retryWebhook(why, tried, retryAfterMs, 1, random),
        ),
        retryBroken(tried, random),
      ]
      for (const wait of waits) expect(wait ?? 0).toBe(Math.trunc(wait ?? 0))
    }),
  )
})

test('what failed at the same moment does not come again at the same moment', () => {
  const spread = (wait: (random: number) => number | null) => new Set([0, 0.25, 0.5, 0.75].map(wait)).size
  expect(spread((random) => retryWebhook('unreached', fresh, null, 0, random))).toBe(4)
  expect(spread((random) => retryWebhook('refused', fresh, null, 0, random))).toBe(4)
  expect(spread((random) => retrySend('transient', fresh, null, 0, random))).toBe(4)
  expect(spread((random) => retrySend('rate', fresh, null, 0, random))).toBe(4)
  expect(spread((random) => retryBroken(fresh, random))).toBe(4)
})
