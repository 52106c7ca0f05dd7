import { expect, test } from 'vitest'

import { median, middle, spread } from './spread.ts'

test('percentiles are samples: the smallest that so many do not exceed', () => {
  const samples = Array.from({ length: 1_000 }, (_, index) => 1_000 - index)
  expect(spread(samples)).toEqual({ p50: 500, p95: 950, p99: 990, p999: 999, max: 1_000 })
})

test('one sample is every percentile, none is zero', () => {
  expect(spread([3])).toEqual({ p50: 3, p95: 3, p99: 3, p999: 3, max: 3 })
  expect(spread([])).toEqual({ p50: 0, p95: 0, p99: 0, p999: 0, max: 0 })
})

test('the median of rounds is taken figure by figure', () => {
  expect(median([9, 1, 5])).toBe(5)
  const round = (p50: number, p99: number) => ({ p50, p95: p99, p99, p999: 0, max: 0 })
  expect(middle([round(1, 9), round(2, 7), round(3, 8)])).toMatchObject({ p50: 2, p99: 8 })
})
