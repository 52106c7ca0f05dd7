import type { Template } from '@parley/core/domain/template.ts'
import { z } from 'zod'

import { route } from './route.ts'
import { id, iso, limit, list, none, noParams, timestamp } from './shapes.ts'

const category = z.enum(['marketing', 'utility', 'authentication'])

const header = z
  .union([
    z.object({ kind: z.literal('text'), text: z.string().min(1) }),
    z.object({
      kind: z.enum(['image', 'video', 'document']),
      example: id('fil')
        .optional()
        .describe(
          'An uploaded file that the platform’s reviewers see; customers get the one of each message.',
        ),
    }),
    z.object({ kind: z.literal('location') }),
  ])
  .nullable()
const button = z.object({
  kind: z.enum(['reply', 'link', 'phone', 'copy_code', 'flow', 'contact_info', 'other']),
  title: z.string(),
  value: z.string().nullable().describe('The address (`https://example.com/{{1}}`), the number or the flow.'),
})
const card = z.object({
  header,
  body: z.string().describe('With its gaps: `{{1}}` or `{{first_name}}`.'),
  buttons: z.array(button).readonly(),
  examples: z.record(z.string(), z.string()).describe("An example for each gap, for the platform's review."),
})
const parts = card.extend({
  footer: z.string().nullable(),
  cards: z.array(card).readonly().describe('Side by side, each with its own header and buttons.'),
})

/** The same as somebody writes it: what is left out is not there. */
const writtenCard = card.extend({
  header: header.default(null),
  buttons: z
    .array(button.extend({ value: button.shape.value.default(null) }))
    .readonly()
    .default([]),
  examples: card.shape.examples.default({}),
})
const writtenParts = writtenCard.extend({
  footer: parts.shape.footer.default(null),
  cards: z.array(writtenCard).readonly().default([]),
})

export const templateShape = z
  .object({
    id: id('tpl'),
    name: z.string(),
    language: z.string(),
    category,
    state: z
      .enum(['pending', 'approved', 'rejected', 'paused', 'disabled', 'deleted'])
      .describe('Only what is `approved` can be sent.'),
    quality: z.enum(['high', 'medium', 'low', 'unknown']),
    reason: z
      .string()
      .nullable()
      .describe("Why it is rejected, paused or disabled, in the platform's words."),
    parts,
    channel_template_id: z
      .string()
      .nullable()
      .describe('What the channel calls it; null until it has said so.'),
    heard_at: timestamp.describe('When the channel was last heard about it.'),
    created_at: timestamp,
  })
  .meta({ id: 'Template' })

export type TemplateShape = z.infer<typeof templateShape>

export function presentTemplate(template: Template): TemplateShape {
  const { id: own, name, language, category: of, state, quality, reason, externalId } = template
  return {
    id: own,
    name,
    language,
    category: of,
    state,
    quality,
    reason,
    parts: template.parts,
    channel_template_id: externalId,
    heard_at: iso(template.heardAt),
    created_at: iso(template.createdAt),
  }
}

const params = z.object({ account_id: id('acc') })
const oneOf = params.extend({ template_id: id('tpl') })

export const listTemplates = route({
  method: 'GET',
  path: '/api/v1/accounts/{account_id}/templates',
  summary: 'The templates of the business that the account belongs to, without the deleted ones',
  auth: 'accounts:read',
  params,
  query: z.object({ after: id('tpl').optional(), limit }),
  body: none,
  status: 200,
  answer: list(templateShape),
  errors: ['not_found', 'not_supported', 'invalid_request'],
})

export const getTemplate = route({
  method: 'GET',
  path: '/api/v1/accounts/{account_id}/templates/{template_id}',
  summary: 'One template',
  auth: 'accounts:read',
  params: oneOf,
  query: noParams,
  body: none,
  status: 200,
  answer: templateShape,
  errors: ['not_found', 'not_supported', 'invalid_request'],
})

export const createTemplate = route({
  method: 'POST',
  path: '/api/v1/accounts/{account_id}/templates',
  summary: 'Hand a new template to the channel, which reviews it; its state follows by itself',
  auth: 'accounts:write',
  audit: { action: 'create.template', keep: ['name', 'language', 'category'] },
  params,
  query: noParams,
  body: z.object({
    name: z.string().min(1).max(512),
    language: z.string().min(2).max(20),
    category,
    parts: writtenParts,
  }),
  status: 201,
  answer: templateShape,
  errors: ['not_found', 'not_supported', 'conflict', 'refused_by_channel', 'unavailable'],
})

export const editTemplate = route({
  method: 'PATCH',
  path: '/api/v1/accounts/{account_id}/templates/{template_id}',
  summary: 'Change what a template says; the channel reviews it anew',
  auth: 'accounts:write',
  audit: { action: 'edit.template', keep: ['category'] },
  params: oneOf,
  query: noParams,
  body: z.object({ category, parts: writtenParts }).partial(),
  status: 200,
  answer: templateShape,
  errors: ['not_found', 'not_supported', 'conflict', 'refused_by_channel', 'unavailable'],
})

export const deleteTemplate = route({
  method: 'DELETE',
  path: '/api/v1/accounts/{account_id}/templates/{template_id}',
  summary: 'Take a template from the channel; what was sent with it stays',
  auth: 'accounts:write',
  audit: { action: 'delete.template', keep: [] },
  params: oneOf,
  query: noParams,
  body: none,
  status: 200,
  answer: templateShape,
  errors: ['not_found', 'not_supported', 'refused_by_channel', 'unavailable'],
})

export const syncTemplates = route({
  method: 'POST',
  path: '/api/v1/accounts/{account_id}/templates/sync',
  summary: "Fetch the channel's list of templates now; it is also done once a day",
  auth: 'accounts:read',
  audit: { action: 'sync.template', keep: [] },
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: z.object({
    total: z.int().describe('How many the channel has.'),
    added: z.int(),
    changed: z.int(),
    deleted: z.int(),
  }),
  errors: ['not_found', 'not_supported', 'refused_by_channel', 'unavailable'],
})
