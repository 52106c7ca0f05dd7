import type { Conversation } from '@parley/core/domain/conversation.ts'
import { mayWrite, type Customer } from '@parley/core/domain/customer.ts'
import { z } from 'zod'

import { route } from './route.ts'
import { id, iso, isoOrNull, limit, list, none, noParams, timestamp } from './shapes.ts'

export const customerShape = z
  .object({
    id: id('cus'),
    name: z.string(),
    username: z
      .string()
      .nullable()
      .describe(
        'What they are called publicly on their channel, without an @; null where that is not known.',
      ),
    identities: z.array(z.string()),
    last_channel: z.string(),
    last_seen_at: timestamp
      .nullable()
      .describe('When the customer last wrote; null for somebody who was only written to.'),
    opted_out: z
      .array(z.enum(['marketing']))
      .describe('What they do not want to be written to about any more.'),
    created_at: timestamp,
  })
  .meta({ id: 'Customer' })

export const conversationShape = z
  .object({
    id: id('con'),
    account_id: id('acc'),
    customer: customerShape,
    status: z.enum(['open', 'closed']),
    assignee_id: id('usr').nullable(),
    answered_by: z.enum(['automation', 'people']),
    unread: z.int(),
    last_sequence: z.int(),
    last_message_at: timestamp,
    last_inbound_at: timestamp
      .nullable()
      .describe("The customer's last message, which opens the reply window."),
    preview: z.object({ direction: z.enum(['in', 'out']), text: z.string() }),
    continued_in: id('con')
      .nullable()
      .describe(
        'The conversation with the same customer that goes on in place of this one; null for all but a few.',
      ),
    created_at: timestamp,
    version: z
      .int()
      .describe('Grows with every change: of two states of a conversation the higher one is the later.'),
  })
  .meta({ id: 'Conversation' })

export type CustomerShape = z.infer<typeof customerShape>
export type ConversationShape = z.infer<typeof conversationShape>

export function presentCustomer(customer: Customer): CustomerShape {
  return {
    id: customer.id,
    name: customer.name,
    username: customer.username ?? null,
    identities: [...customer.identities],
    last_channel: customer.lastChannel,
    last_seen_at: isoOrNull(customer.lastSeenAt || null),
    opted_out: mayWrite(customer, 'marketing') ? [] : ['marketing'],
    created_at: iso(customer.createdAt),
  }
}

export function presentConversation(conversation: Conversation, customer: Customer): ConversationShape {
  return {
    id: conversation.id,
    account_id: conversation.account,
    customer: presentCustomer(customer),
    status: conversation.status,
    assignee_id: conversation.assignee,
    answered_by: conversation.answeredBy,
    unread: conversation.unread,
    last_sequence: conversation.lastSeq,
    last_message_at: iso(conversation.lastPlacedAt),
    last_inbound_at: isoOrNull(conversation.lastInboundAt),
    preview: { direction: conversation.preview.direction, text: conversation.preview.text },
    continued_in: conversation.continuedIn ?? null,
    created_at: iso(conversation.createdAt),
    version: conversation.version,
  }
}

export const listConversations = route({
  method: 'GET',
  path: '/api/v1/conversations',
  summary: 'Conversations, the latest activity first',
  auth: 'conversations:read',
  params: noParams,
  query: z.object({
    status: z.enum(['open', 'closed']).optional(),
    account_id: id('acc').optional(),
    unread: z.stringbool().default(false),
    after: id('con').optional(),
    limit,
  }),
  body: none,
  status: 200,
  answer: list(conversationShape),
  errors: [],
})

export const getConversation = route({
  method: 'GET',
  path: '/api/v1/conversations/{conversation_id}',
  summary: 'One conversation with its customer',
  auth: 'conversations:read',
  params: z.object({ conversation_id: id('con') }),
  query: noParams,
  body: none,
  status: 200,
  answer: conversationShape,
  errors: ['not_found'],
})

export const updateConversation = route({
  method: 'PATCH',
  path: '/api/v1/conversations/{conversation_id}',
  summary: 'Mark as read, close, reopen, assign, or hand back to automation',
  auth: 'conversations:write',
  audit: { action: 'update.conversation', keep: ['status', 'read_up_to', 'assignee_id', 'answered_by'] },
  params: z.object({ conversation_id: id('con') }),
  query: noParams,
  body: z
    .object({
      status: z.enum(['open', 'closed']),
      read_up_to: z
        .int()
        .min(0)
        .describe(
          "Read up to this sequence: what arrived later stays unread. The customer sees it if the account's `send_read_receipts` is on.",
        ),
      assignee_id: id('usr').nullable(),
      answered_by: z.enum(['automation', 'people']),
    })
    .partial(),
  status: 200,
  answer: conversationShape,
  errors: ['not_found'],
})

export const countConversations = route({
  method: 'GET',
  path: '/api/v1/conversation-counts',
  summary: 'How many conversations are open, and how many of those have unread messages',
  auth: 'conversations:read',
  params: noParams,
  query: noParams,
  body: none,
  status: 200,
  answer: z.object({
    open: z.int().describe('Open conversations: 1,000 stands for that and more.'),
    unread: z.int().describe('Those of them with unread messages: 1,000 stands for that and more.'),
  }),
  errors: [],
})

export const showTyping = route({
  method: 'POST',
  path: '/api/v1/conversations/{conversation_id}/typing',
  summary:
    'Show the customer that somebody is typing, for twenty seconds or until the answer; every five seconds at most',
  auth: 'messages:send',
  audit: null,
  params: z.object({ conversation_id: id('con') }),
  query: noParams,
  body: none,
  status: 200,
  answer: z.object({
    shown: z.boolean(),
    reason: z
      .enum([
        'switched_off',
        'not_supported',
        'account_inactive',
        'nothing_to_answer',
        'too_soon',
        'not_taken',
      ])
      .nullable()
      .describe('Why not; null if it is shown.'),
  }),
  errors: ['not_found'],
})
