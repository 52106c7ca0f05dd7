import { expect, test } from 'vitest'

import { piecesOf } from './links.ts'

const urls = (text: string) => piecesOf(text).flatMap(({ url }) => (url === null ? [] : [url]))

test('a text is the same as its pieces together', () => {
  const text = 'See https://a.example/x?y=1, www.b.example. (https://c.example/(d)) Bye'
  expect(
    piecesOf(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

test.each([
  ['see https://a.example.', ['https://a.example']],
  ['(https://a.example/b)', ['https://a.example/b']],
  ['https://a.example/(b)', ['https://a.example/(b)']],
  ['www.a.example/b, and', ['https://www.a.example/b']],
  ['javascript:alert(1) and data:text/html,x', []],
  ['mail@a.example', []],
])('%s', (text, expected) => expect(urls(text)).toEqual(expected))
