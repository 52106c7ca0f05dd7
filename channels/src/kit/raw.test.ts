import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { deep } from './deep.ts'
import { toRaw } from './raw.ts'

test('what is nested too deeply for JSON.stringify is written all the same', () => {
  const value = deep(20_000)
  expect(() => JSON.stringify(value)).toThrow(RangeError)
  const text = toRaw(value)
  expect(toRaw(JSON.parse(text))).toBe(text)
})

test('what is deep and wide at once is written too', () => {
  const wide = Array.from({ length: 200_000 }, () => 1)
  expect(toRaw([wide, deep(20_000)])).toBe(`[${JSON.stringify(wide)},${toRaw(deep(20_000))}]`)
})

test('deep or not, the text is the one that JSON.stringify would give', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const wrapped = toRaw([value, deep(20_000)])
      expect(wrapped).toBe(`[${JSON.stringify(value)},${toRaw(deep(20_000))}]`)
    }),
    { numRuns: 20 },
  )
})
