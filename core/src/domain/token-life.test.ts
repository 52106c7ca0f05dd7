import fc from 'fast-check'
import { expect, test } from 'vitest'

import { endOf, newLife, unknownSpan } from './token-life.ts'

const day = 24 * 3_600_000
const chance = fc.double({ min: 0, max: 0.999, noNaN: true })

test('a token of 60 days is exchanged between day 40 and day 45, never in its first day', () => {
  fc.assert(
    fc.property(chance, fc.integer({ min: 0, max: 60 }), (random, days) => {
      const given = 100 * day
      const span = { expiresAt: given + days * day, accessEndsAt: null }
      const { renewAt } = newLife(span, true, { now: given, random: () => random })
      expect(renewAt).toBeGreaterThanOrEqual(given + day)
      if (days === 60) {
        expect(renewAt).toBeGreaterThanOrEqual(given + 40 * day)
        expect(renewAt).toBeLessThanOrEqual(given + 45 * day)
      }
    }),
  )
})

test('one whose end nobody knows is exchanged as soon as it is a day old', () => {
  expect(newLife(unknownSpan, true, { now: 0, random: () => 0 }).renewAt).toBe(day)
})

test('one of a channel that exchanges none is left alone', () => {
  expect(newLife(unknownSpan, false, { now: 0, random: () => 0 }).renewAt).toBeNull()
})

test.each([
  [null, null, null],
  [5, null, 5],
  [null, 7, 7],
  [5, 7, 5],
  [9, 7, 7],
])('what ends at %o and shows nothing from %o on is of use until %o', (expiresAt, accessEndsAt, end) => {
  expect(endOf({ expiresAt, accessEndsAt })).toBe(end)
})
