import type { TemplateShape } from '@parley/contract/template.ts'
import { expect, test } from 'vitest'

import { hindrance } from './shown.ts'

const template: TemplateShape = {
  id: 'tpl_a',
  name: 'summer',
  language: 'en',
  category: 'marketing',
  state: 'approved',
  quality: 'high',
  reason: null,
  channel_template_id: '1',
  heard_at: '2026-11-21T08:00:00.000Z',
  created_at: '2026-11-21T08:00:00.000Z',
  parts: { header: null, body: 'Hi', footer: null, buttons: [], cards: [], examples: {} },
}

test.each([
  ['an approved one', template, [], null],
  ['marketing to whoever wants none', template, ['marketing'], 'The customer wants no marketing messages'],
  ['utility to whoever wants no marketing', { ...template, category: 'utility' }, ['marketing'], null],
  ['one in review', { ...template, state: 'pending' }, [], 'In review'],
  [
    'a rejected one',
    { ...template, state: 'rejected', reason: 'TAG_CONTENT_MISMATCH' },
    [],
    'Rejected: tag content mismatch',
  ],
] as const)('what hinders %s', (_, one, optedOut, why) => {
  expect(hindrance(one, optedOut)).toBe(why)
})
