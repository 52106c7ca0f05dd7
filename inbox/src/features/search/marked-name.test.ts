import { expect, test } from 'vitest'

import { markedName } from './marked-name.ts'

test.each([
  ['+1 650 555 1234', '555 12', '+1 650 [555 12]34'],
  ['+1 650 555 1234', '06505', '+1 [650 5]55 1234'],
  ['+1 650 555 1234', '999', '+1 650 555 1234'],
  ['Ána Sol', 'an', '[Ána] Sol'],
  ['Ána Sol', 'sol ana', '[Ána] [Sol]'],
])('in %s, %s marks %s', (name, text, shown) => {
  expect(
    markedName(name, text)
      .map((piece) => (piece.match ? `[${piece.text}]` : piece.text))
      .join(''),
  ).toBe(shown)
})
