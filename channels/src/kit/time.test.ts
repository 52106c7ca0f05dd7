import { expect, test } from 'vitest'

import { dayOf, timeOf } from './time.ts'

test.each([
  ['1749416383', 1_749_416_383_000],
  [1_749_416_383, 1_749_416_383_000],
  ['1749416383123', 1_749_416_383_123],
  [1_749_416_383_123, 1_749_416_383_123],
  [1_749_416_383.5, 1_749_416_383_500],
  [0, undefined],
  [-1, undefined],
  [1e-9, undefined],
  [Number.NaN, undefined],
  [1e17, undefined],
  ['soon', undefined],
  ['1e9', undefined],
  [null, undefined],
  [undefined, undefined],
])('the time of %j is %j', (value, time) => expect(timeOf(value)).toBe(time))

test('days are named as calendars name them', () => {
  for (let day = -1000; day < 60_000; day += 1) {
    const ms = day * 86_400_000 + (day % 3) * 40_000_000
    expect(dayOf(ms)).toBe(new Date(ms).toISOString().slice(0, 10))
  }
})
