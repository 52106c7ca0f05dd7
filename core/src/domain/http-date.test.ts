import fc from 'fast-check'
import { expect, test } from 'vitest'

import { httpDate } from './http-date.ts'

test('any second of four centuries is read as Date writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12_622_780_800 }), (second) => {
      expect(httpDate(new Date(second * 1000).toUTCString())).toBe(second * 1000)
    }),
  )
})

test.each(['', 'tomorrow', '120', 'Sun, 06 Non 1994 08:49:37 GMT', '1994-11-06T08:49:37Z'])(
  '"%s" is no HTTP date',
  (text) => {
    expect(httpDate(text)).toBeNull()
  },
)
