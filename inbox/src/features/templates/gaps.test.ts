import type { TemplateShape } from '@parley/contract/template.ts'
import { expect, test } from 'vitest'

import { filled, gapsIn } from './gaps.ts'

const none = { header: null, body: 'Hi', buttons: [], examples: {} }
const template: TemplateShape = {
  id: 'tpl_a',
  name: 'order_update',
  language: 'en',
  category: 'utility',
  state: 'approved',
  quality: 'high',
  reason: null,
  channel_template_id: '1',
  heard_at: '2026-11-21T08:00:00.000Z',
  created_at: '2026-11-21T08:00:00.000Z',
  parts: {
    header: { kind: 'text', text: 'Order {{1}}' },
    body: 'Hello {{first_name}}, {{1}} and {{1}} again.',
    footer: null,
    buttons: [
      { kind: 'reply', title: 'Thanks', value: null },
      { kind: 'link', title: 'Track', value: 'https://a.example/{{1}}' },
    ],
    cards: [{ ...none, body: 'Card {{1}}' }],
    examples: { first_name: 'Ana' },
  },
}

test('every gap is asked for once, with a name and an example', () => {
  expect(gapsIn(template).map(({ key, label }) => [key, label])).toEqual([
    ['header', 'Heading'],
    ['body:first_name', 'First name'],
    ['body:1', 'Gap 1'],
    ['button:1', 'End of the address of “Track”'],
    ['card:0:body:1', 'Card 1: Gap 1'],
  ])
  expect(gapsIn(template)[1]?.example).toBe('Ana')
})

test('what was filled goes to its part', () => {
  const values = {
    header: '7',
    'body:first_name': ' Ana ',
    'body:1': 'x',
    'button:1': 'abc',
    'card:0:body:1': 'y',
  }
  expect(filled(values, '')).toEqual({
    header: '7',
    body: { first_name: 'Ana', 1: 'x' },
    buttons: { 1: 'abc' },
  })
  expect(filled(values, 'card:0:')).toEqual({ header: null, body: { 1: 'y' }, buttons: {} })
})
