import { expect, test } from 'vitest'

import { lengthText, sizeText } from './file-text.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [183_204, '183 kB'],
  [999_600, '1.0 MB'],
  [1_240_000, '1.2 MB'],
  [16_000_000, '16 MB'],
])('%i bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text))

test.each([
  [0, '0:00'],
  [7_400, '0:07'],
  [59_600, '1:00'],
  [750_000, '12:30'],
  [3_723_000, '1:02:03'],
])('%i ms are %s', (ms, text) => expect(lengthText(ms)).toBe(text))
