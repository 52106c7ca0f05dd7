import { expect, test } from 'vitest'

import { backOffMs } from './back-off.ts'

test('waits grow with each failure and end at 20 s', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 60].map((failures) => backOffMs(failures, 1))).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000,
  ])
})

test('chance halves a wait at most, so that tabs do not come back in step', () => {
  expect(backOffMs(2, 0)).toBe(1000)
  expect(backOffMs(2, 0.5)).toBe(1500)
})
