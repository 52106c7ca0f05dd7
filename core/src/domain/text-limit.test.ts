import fc from 'fast-check'
import { expect, test } from 'vitest'

import { measure } from './text-limit.ts'

test('bytes are those of UTF-8, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(measure(text, 'bytes')).toBe(Buffer.byteLength(text, 'utf8'))
    }),
  )
})

test('characters are counted as UTF-16 does', () => {
  expect(measure('👍a', 'characters')).toBe(3)
})
