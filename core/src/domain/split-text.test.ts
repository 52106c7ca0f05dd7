import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { splitText } from './split-text.ts'
import { measure } from './text-limit.ts'

const characters = (max: number) => ({ max, unit: 'characters' }) as const
const bytes = (max: number) => ({ max, unit: 'bytes' }) as const

test.each([
  ['short', characters(10), ['short']],
  ['', characters(10), ['']],
  ['One paragraph.\n\nAnother one.', characters(20), ['One paragraph.', 'Another one.']],
  ['Line one\nline two', characters(12), ['Line one', 'line two']],
  ['It is open. Come in now', characters(14), ['It is open.', 'Come in now']],
  ['hello there you', characters(12), ['hello there', 'you']],
  ['abcdefghij', characters(4), ['abcd', 'efgh', 'ij']],
  ['see https://a.example/b?c=1.', characters(26), ['see', 'https://a.example/b?c=1.']],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', characters(15), ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']],
  ['äöü', bytes(5), ['äö', 'ü']],
  ['🇩🇪🇫🇷', bytes(15), ['🇩🇪', '🇫🇷']],
  ['時間です。行きます。', bytes(20), ['時間です。', '行きます。']],
])('%j within %j is %j', (text, limit, parts) => {
  expect(splitText(text, limit)).toEqual(parts)
})

test('whatever the text, each part is within the limit and says something, and nothing but blanks is lost', () => {
  const written = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    fc
      .array(fc.constantFrom('word', '. ', '\n\n', ' ', '👩‍👩‍👧', 'https://a.example/long/path', '🇩🇪', 'é'), {
        minLength: 1,
        maxLength: 60,
      })
      .map((pieces) => pieces.join('')),
  )
  const limits = fc.record({
    max: fc.integer({ min: 4, max: 60 }),
    unit: fc.constantFrom('characters', 'bytes'),
  })
  const blankless = (text: string) => text.replaceAll(/\s/g, '')
  fc.assert(
    fc.property(written, limits, (text, limit) => {
      const parts = splitText(text, limit)
      for (const part of parts) expect(measure(part, limit.unit)).toBeLessThanOrEqual(limit.max)
      expect(parts.length === 1 || parts.every((part) => part.trim() !== '')).toBe(true)
      expect(blankless(parts.join(''))).toBe(blankless(text))
    }),
  )
})
