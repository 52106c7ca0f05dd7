import { expect, test } from 'vitest'

import type { TemplateUse } from '../content.ts'
import type { File } from '../file.ts'
import { customer } from '../fixtures/given.ts'
import type { Template } from '../template.ts'
import { readAs, unusable } from './use-template.ts'

const template: Template = {
  id: 'tpl_1',
  channel: 'pigeon',
  business: 'loft',
  externalId: '1',
  name: 'order',
  language: 'en',
  category: 'marketing',
  state: 'approved',
  quality: 'unknown',
  reason: null,
  parts: {
    header: { kind: 'text', text: 'Order {{number}}' },
    body: 'Hello {{first_name}}!',
    footer: 'Loft',
    buttons: [
      { kind: 'link', title: 'Follow', value: 'https://loft.example/{{1}}' },
      { kind: 'reply', title: 'Stop', value: null },
    ],
    examples: {},
    cards: [],
  },
  heardAt: 1,
  createdAt: 1,
  version: 1,
}
const use: TemplateUse<File> = {
  kind: 'template',
  name: 'order',
  language: 'en',
  header: { kind: 'text', text: '1042' },
  body: { first_name: 'Ana' },
  buttons: { 0: { kind: 'link', value: '1042' } },
  cards: [],
  text: '',
}

test('a template is shown as the customer reads it, one that is unknown by what was filled in', () => {
  expect(readAs(use, template)).toMatchObject({
    text: 'Order 1042\nHello Ana!\nLoft',
    taps: ['Follow', 'Stop'],
  })
  expect(readAs(use, null).text).toBe('order · Ana')
  expect(readAs(use, null).taps).toBeUndefined()
})

test('so are its cards', () => {
  const card = {
    header: null,
    body: 'Only {{1}}.',
    buttons: [{ kind: 'copy_code', title: '', value: null }],
    examples: {},
  } as const
  const withCards = { ...template, parts: { ...template.parts, cards: [card] } }
  const filled = { header: null, body: { 1: '3 €' }, buttons: {} }
  expect(readAs({ ...use, cards: [filled] }, withCards).cards).toEqual([
    { ...filled, text: 'Only 3 €.', taps: ['Copy code'] },
  ])
})

test('a template that is approved and filled can be sent', () => {
  expect(unusable(use, template, customer)).toBeNull()
})

test.each<[string, Partial<TemplateUse<File>>, Partial<Template>, Partial<typeof customer>, string]>([
  ['one that is paused', {}, { state: 'paused', reason: 'low quality' }, {}, 'is paused: low quality.'],
  ['offers to somebody who wants none', {}, {}, { optedOut: { marketing: 1 } }, 'does not want'],
  ['a gap that is empty', { body: {} }, {}, {}, 'content.body: first_name is missing.'],
  ['a gap that is none', { body: { first_name: 'A', age: '3' } }, {}, {}, 'the template has no age.'],
  ['a header that is missing', { header: null }, {}, {}, 'content.header: must be text.'],
  ['a link without its end', { buttons: {} }, {}, {}, 'content.buttons.0: is missing.'],
  [
    'a button of another kind',
    { buttons: { ...use.buttons, 1: { kind: 'flow', value: 't' } } },
    {},
    {},
    'content.buttons.1: the template has a reply button there.',
  ],
  [
    'cards that it does not have',
    { cards: [{ header: null, body: {}, buttons: {} }] },
    {},
    {},
    'there are 1',
  ],
])('%s is refused', (_, used, changed, person, detail) => {
  const refusal = unusable({ ...use, ...used }, { ...template, ...changed }, { ...customer, ...person })
  expect(refusal?.detail).toContain(detail)
})
