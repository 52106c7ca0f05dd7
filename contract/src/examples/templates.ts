import { exampleId } from '../shapes.ts'
import type { TemplateShape } from '../template.ts'
import type { Examples } from './example.ts'

const template: TemplateShape = {
  id: exampleId('tpl'),
  name: 'order_update',
  language: 'en_US',
  category: 'utility',
  state: 'approved',
  quality: 'high',
  reason: null,
  parts: {
    header: null,
    body: 'Hello {{1}}, your order {{2}} is on its way. Thank you!',
    footer: 'Café Aurora',
    buttons: [{ kind: 'link', title: 'Track it', value: 'https://example.com/track/{{1}}' }],
    cards: [],
    examples: { 1: 'Ana', 2: '1042' },
  },
  channel_template_id: '594425479261596',
  heard_at: '2026-11-21T08:00:00.000Z',
  created_at: '2026-11-20T08:00:00.000Z',
}

const params = { account_id: exampleId('acc') }
const oneOf = { ...params, template_id: template.id }
const { name, language, category, parts } = template
const pending: TemplateShape = { ...template, state: 'pending', quality: 'unknown' }

export const templateExamples = {
  listTemplates: { params, query: { limit: 50 }, answer: { data: [template], next: null } },
  getTemplate: { params: oneOf, answer: template },
  createTemplate: { params, body: { name, language, category, parts }, answer: pending },
  editTemplate: {
    params: oneOf,
    body: { parts: { ...parts, footer: null } },
    answer: { ...pending, parts: { ...parts, footer: null } },
  },
  deleteTemplate: { params: oneOf, answer: { ...template, state: 'deleted' } },
  syncTemplates: { params, answer: { total: 12, added: 1, changed: 2, deleted: 0 } },
} satisfies Partial<Examples>
