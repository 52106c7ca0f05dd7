import { expect, test } from 'vitest'

import { identifier, words } from './json.ts'

test.each([
  ['wamid.HBgLMTY1MA==', 'wamid.HBgLMTY1MA=='],
  [17841, '17841'],
  [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  [2 ** 53, undefined],
  [1.5, undefined],
  [-1, undefined],
  ['', undefined],
  ['two words', undefined],
  ['nul\0', undefined],
  ['ä', undefined],
  ['x'.repeat(512), 'x'.repeat(512)],
  ['x'.repeat(513), undefined],
  [null, undefined],
  [{}, undefined],
])('the id in %j is %j', (value, id) => expect(identifier(value)).toBe(id))

test.each([
  ['¿Horario? 👍🏽', '¿Horario? 👍🏽'],
  ['a\0b', 'ab'],
  ['half \ud83d', 'half \ufffd'],
  ['\0', undefined],
  ['', undefined],
  [7, undefined],
])('the words in %j are %j', (value, text) => expect(words(value)).toBe(text))
