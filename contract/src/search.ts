import { snippet } from '@parley/core/domain/search/found.ts'
import type { Hit } from '@parley/core/domain/search/hit.ts'
import { phrasesOf } from '@parley/core/domain/search/phrases.ts'
import { said } from '@parley/core/domain/search/said.ts'
import { z } from 'zod'

import { conversationShape } from './conversation.ts'
import { route } from './route.ts'
import { id, iso, noParams, none, timestamp } from './shapes.ts'

const pieces = z
  .array(z.object({ text: z.string(), match: z.boolean().describe('Whether it is what was looked for.') }))
  .describe('The words around the first match, in pieces that make one text when they are joined.')

export const hitShape = z
  .object({
    message_id: id('msg'),
    conversation_id: id('con'),
    account_id: id('acc'),
    customer_id: id('cus'),
    customer_name: z
      .string()
      .nullable()
      .describe('What the customer calls themselves; null for a key without `conversations:read`.'),
    direction: z.enum(['in', 'out']),
    kind: z.string().describe('The kind of its content.'),
    snippet: pieces,
    placed_at: timestamp.describe('Where it stands in the thread.'),
  })
  .meta({ id: 'Hit' })

export type HitShape = z.infer<typeof hitShape>

export const search = route({
  method: 'GET',
  path: '/api/v1/search',
  summary:
    'Messages and people by their words, the latest first; 120 searches a minute for each person or key',
  auth: 'messages:read',
  params: noParams,
  query: z.object({
    text: z
      .string()
      .max(200)
      .refine((text) => phrasesOf(text).length > 0, {
        error: 'must have a letter or a digit: say what to look for',
      })
      .describe(
        'All of these words, in any order: each finds the words that begin with it, whatever their accents and case; what stands in quotation marks is found as it stands.',
      ),
    account_id: id('acc').optional(),
    customer_id: id('cus').optional(),
    status: z.enum(['open', 'closed']).optional().describe('Only in conversations that are so now.'),
    from: timestamp.optional().describe('Only what was written from then on.'),
    to: timestamp.optional().describe('Only what was written before.'),
    after: z.string().max(100).optional(),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(50)
      .default(20)
      .describe('The most messages of one page: 20 unless told, 50 at most.'),
  }),
  body: none,
  status: 200,
  answer: z.object({
    data: z.array(hitShape),
    people: z
      .array(conversationShape)
      .describe(
        'Conversations of the customers whose name, public name, number or id is looked for, at most eight; only on the first page, without `customer_id`, and for whoever may read conversations.',
      ),
    next: z
      .string()
      .nullable()
      .describe(
        'Pass it as `after` to get the next page, which may be shorter than `limit`; null on the last one.',
      ),
  }),
  errors: ['too_many_requests'],
})

export function presentHit({ message, conversation, customer }: Hit, text: string, named: boolean): HitShape {
  return {
    message_id: message.id,
    conversation_id: conversation.id,
    account_id: message.account,
    customer_id: message.customer,
    customer_name: named ? customer.name : null,
    direction: message.direction,
    kind: message.content.kind,
    snippet: [...(snippet(said(message.content), phrasesOf(text)) ?? [])],
    placed_at: iso(message.placedAt),
  }
}
