import { expect, test } from 'vitest'

import { parseExactly } from './exact-json.ts'

test.each([
  ['{"id":12345678901234567,"n":1}', { id: '12345678901234567', n: 1 }],
  ['[9007199254740991,9007199254740992]', [Number.MAX_SAFE_INTEGER, '9007199254740992']],
  ['[-12345678901234567, 1e20, 0.1234567890123456]', ['-12345678901234567', 1e20, 0.123_456_789_012_345_6]],
  [
    String.raw`{"a":"12345678901234567 \" 12345678901234567","b":2}`,
    { a: '12345678901234567 " 12345678901234567', b: 2 },
  ],
  ['{"12345678901234567":"\\\\"}', { '12345678901234567': '\\' }],
])('%s', (json, value) => expect(parseExactly(json)).toEqual(value))

test.each(['', '{', '[012345678901234567]', '"12345678901234567'])('what is no JSON is none: %s', (json) => {
  expect(() => parseExactly(json)).toThrow(SyntaxError)
})

test('a text without an end is looked at once, not from each of its quotation marks', () => {
  const open = `[${'1'.repeat(20)},"${String.raw`\"`.repeat(500_000)}`
  expect(() => parseExactly(open)).toThrow(SyntaxError)
  expect(() => parseExactly(`${open}\\`)).toThrow(SyntaxError)
})

test('a text of megabytes full of escapes is read', () => {
  const text = `\\"${'ä"'.repeat(500_000)}`
  expect(parseExactly(JSON.stringify([text, '1'.repeat(20)]))).toEqual([text, '1'.repeat(20)])
})
