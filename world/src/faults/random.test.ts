import { expect, test } from 'vitest'

import { seeded } from './random.ts'

const many = (seed: number) => Array.from({ length: 10_000 }, seeded(seed))

test('the same seed gives the same numbers, another seed others', () => {
  expect(many(7)).toEqual(many(7))
  expect(many(7)).not.toEqual(many(8))
})

test('the numbers lie evenly from 0 to 1', () => {
  const tenths = Map.groupBy(many(1), (number) => Math.floor(number * 10))
  expect(tenths.size).toBe(10)
  for (const numbers of tenths.values()) expect(Math.abs(numbers.length - 1_000)).toBeLessThan(150)
})
