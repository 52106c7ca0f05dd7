import { defaultAutoReply, type AutoReply } from '@parley/core/domain/rule.ts'
import { expect, test } from 'vitest'

import { checked, draftOf, keywordsOf, moved } from './draft.ts'

const saved: AutoReply = {
  enabled: true,
  rules: [{ name: 'Hours', keywords: ['hours', 'opening times'], reply: 'From 7:30 to 18:00.' }],
  fallback: null,
}

test('what is not changed is saved as it was', () => {
  expect(checked(draftOf(saved))).toEqual({ answer: saved })
  expect(checked(draftOf(defaultAutoReply))).toEqual({ answer: defaultAutoReply })
})

test('each wrong field gets one sentence', () => {
  const rules = [{ key: 'new', name: ' ', keywords: ' , ', reply: 'x'.repeat(1001) }]
  expect(checked({ ...draftOf(saved), rules, hasFallback: true, fallback: '' })).toEqual({
    faults: {
      'rules.0.name': expect.stringContaining('name'),
      'rules.0.keywords': expect.stringContaining('keywords'),
      'rules.0.reply': expect.stringContaining('1000'),
      'fallback.reply': expect.stringContaining('answer'),
    },
  })
})

test('keywords are separated by commas', () => {
  expect(keywordsOf(' hours,opening times ,, ')).toEqual(['hours', 'opening times'])
})

test('a rule is moved past its neighbour', () => {
  const rules = ['a', 'b', 'c'].map((key) => ({ key, name: key, keywords: key, reply: key }))
  expect(moved(rules, 2, 1).map(({ key }) => key)).toEqual(['a', 'c', 'b'])
})
