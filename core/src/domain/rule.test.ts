import { expect, test } from 'vitest'

import { matchRule, type Rule } from './rule.ts'

const rules: Rule[] = [
  { name: 'hours', keywords: ['hours', 'öffnungszeiten', 'opening times'], reply: '9 to 6' },
  { name: 'price', keywords: ['price', '¿cuánto?'], reply: '10 €' },
]

test.each([
  ['What are your HOURS?', 'hours'],
  ['Öffnungszeiten?', 'hours'],
  ['tell me the  Opening\nTimes, please', 'hours'],
  ['Cuánto cuesta', 'price'],
  ['price and hours', 'hours'],
  ['overpriced!', null],
  ['happy hour', null],
  ['', null],
])('"%s" is answered by %s', (text, expected) => {
  expect(matchRule(rules, text)?.name ?? null).toBe(expected)
})
