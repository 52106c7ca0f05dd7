import { expect, test } from 'vitest'

import { trendOf } from './slope.ts'

const everyMinute = (values: readonly number[]) =>
  values.map((value, minute) => ({ atMs: minute * 60_000, value }))

test('what grows by one a minute grows by sixty an hour, whatever it started with', () => {
  const trend = trendOf(everyMinute([100, 101, 102, 103, 104]))
  expect(trend).toMatchObject({ first: 100, last: 104, least: 100, most: 104 })
  expect(trend.perHour).toBeCloseTo(60)
  expect(trend.shareOfMeanPerHour).toBeCloseTo(60 / 102)
})

test('what goes up and down again has no slope', () => {
  expect(trendOf(everyMinute([5, 9, 5, 9, 5])).perHour).toBeCloseTo(0)
})

test('one sample has none either, and neither has nothing', () => {
  expect(trendOf(everyMinute([7])).perHour).toBe(0)
  expect(trendOf(everyMinute([0, 0, 0])).shareOfMeanPerHour).toBe(0)
})
