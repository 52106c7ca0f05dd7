import { expect, test } from 'vitest'

import { at } from '../fixtures/given.ts'
import { decideRaise } from './raise.ts'

const minute = 60_000
const alarm = { kind: 'dead_letter', subject: 'end_1', detail: 'the first' } as const
const first = decideRaise(null, alarm, at(0)).alert

test('the first alarm makes an alert and is told', () => {
  expect(decideRaise(null, alarm, at(5))).toMatchObject({
    told: true,
    alert: { ...alarm, count: 1, firstAt: 5, lastAt: 5, toldAt: 5, resolvedAt: null },
  })
})

test('the next ones are counted and not told for a quarter of an hour', () => {
  const second = decideRaise(first, { ...alarm, detail: 'the second' }, at(minute))
  expect(second).toMatchObject({
    told: false,
    alert: { id: first.id, count: 2, detail: 'the second', firstAt: 0, lastAt: minute, toldAt: 0 },
  })
  const late = decideRaise(second.alert, alarm, at(15 * minute))
  expect(late).toMatchObject({ told: true, alert: { count: 3, toldAt: 15 * minute } })
})
