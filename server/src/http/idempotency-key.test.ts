import { expect, test } from 'vitest'

import { readIdempotencyKey } from './idempotency-key.ts'

test.each([
  ['a', undefined, 'a'],
  [undefined, '"a b"', 'a b'],
  [undefined, 'plain', 'plain'],
  [undefined, '"with \\"quotes\\""', 'with "quotes"'],
  ['same', '"same"', 'same'],
])('the field %s and the header %s name the key %s', (field, header, key) => {
  expect(readIdempotencyKey(field, header)).toBe(key)
})

test.each([
  [undefined, undefined, 'is needed'],
  ['one', '"two"', 'different keys'],
  [undefined, '""', '1 to 200'],
  [undefined, `"${'x'.repeat(201)}"`, '1 to 200'],
])('the field %s and the header %s are refused: %s', (field, header, why) => {
  expect(() => readIdempotencyKey(field, header)).toThrow(why)
})
