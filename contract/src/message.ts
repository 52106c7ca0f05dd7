import type { Author, Message } from '@parley/core/domain/message.ts'
import { status } from '@parley/core/domain/status.ts'
import { z } from 'zod'

import { contentShape, contextShape, presentContent, presentContext } from './content.ts'
import { route } from './route.ts'
import { sendContent } from './send-content.ts'
import { id, iso, limit, list, none, noParams, timestamp } from './shapes.ts'

export const messageShape = z
  .object({
    id: id('msg'),
    account_id: id('acc'),
    conversation_id: id('con'),
    customer_id: id('cus'),
    direction: z.enum(['in', 'out']),
    author: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('customer') }),
      z.object({ kind: z.literal('agent'), user_id: id('usr') }),
      z.object({ kind: z.literal('rule'), rule: z.string() }),
      z.object({
        kind: z.literal('api'),
        key_id: id('key')
          .nullable()
          .describe('The API key that sent it; null for what was sent before keys were noted.'),
      }),
      z.object({ kind: z.literal('phone') }),
    ]),
    content: contentShape,
    context: contextShape.nullable().describe('What stands around it; null if nothing does.'),
    reactions: z
      .array(z.object({ by: z.enum(['customer', 'business']), emoji: z.string(), at: timestamp }))
      .describe('At most one of each side.'),
    edits: z
      .array(z.object({ content: contentShape, at: timestamp }))
      .describe('What it said before it was edited, the earliest first, and until when.'),
    deleted_at: timestamp.nullable(),
    imported: z.boolean().describe('Written before the account was connected.'),
    channel_message_id: z
      .string()
      .nullable()
      .describe("The channel's own id; null until the channel has taken the message."),
    rest: z
      .array(id('msg'))
      .describe(
        'The messages that say the rest of what was sent with this one: too much for one, or two things.',
      ),
    tag: z
      .literal('human_agent')
      .nullable()
      .describe('`human_agent`: a person answered after the reply window.'),
    reply_to: z.string().nullable(),
    sequence: z.int().describe('Position in the conversation in the order of arrival, without gaps.'),
    sent_at: timestamp,
    placed_at: timestamp.describe('Threads are ordered by this, then by `sequence`.'),
    status,
    transitions: z.array(z.object({ status, at: timestamp })),
    error: z.object({ code: z.string(), detail: z.string(), channel_code: z.string().nullable() }).nullable(),
    idempotency_key: z.string().nullable(),
    version: z
      .int()
      .describe('Grows with every change: of two states of a message the higher one is the later.'),
  })
  .meta({ id: 'Message' })

export type MessageShape = z.infer<typeof messageShape>

export function presentMessage(message: Message): MessageShape {
  return {
    id: message.id,
    account_id: message.account,
    conversation_id: message.conversation,
    customer_id: message.customer,
    direction: message.direction,
    author: presentAuthor(message.author),
    content: presentContent(message.content),
    context: message.context ? presentContext(message.context) : null,
    reactions: (message.reactions ?? []).flatMap(({ by, emoji, at }) =>
      emoji === null ? [] : [{ by, emoji, at: iso(at) }],
    ),
    edits: (message.edits ?? []).map((edit) => ({
      content: presentContent(edit.content),
      at: iso(edit.at),
    })),
    deleted_at: message.deletedAt === undefined ? null : iso(message.deletedAt),
    imported: message.imported ?? false,
    channel_message_id: message.externalId,
    rest: [...(message.rest ?? [])],
    tag: message.tag ?? null,
    reply_to: message.replyTo,
    sequence: message.seq,
    sent_at: iso(message.sentAt),
    placed_at: iso(message.placedAt),
    status: message.status,
    transitions: message.transitions.map(({ status: reached, at }) => ({ status: reached, at: iso(at) })),
    error: message.failure && {
      code: message.failure.code,
      detail: message.failure.detail,
      channel_code: message.failure.channelCode,
    },
    idempotency_key: message.idempotencyKey,
    version: message.version,
  }
}

function presentAuthor(author: Author): MessageShape['author'] {
  switch (author.kind) {
    case 'agent':
      return { kind: 'agent', user_id: author.user }
    case 'api':
      return { kind: 'api', key_id: author.key ?? null }
    default:
      return author
  }
}

export const sendMessage = route({
  method: 'POST',
  path: '/api/v1/messages/send',
  summary: 'Send a message in a conversation, or to an address from an account; also as POST /send-message',
  auth: 'messages:send',
  audit: { action: 'send.message', keep: [] },
  params: noParams,
  query: noParams,
  headers: [
    {
      name: 'idempotency-key',
      description: 'In place of `idempotency_key` in the body; if both are there, they must be the same.',
      example: '"order-1042-shipped"',
    },
  ],
  answerHeaders: [
    {
      name: 'idempotency-replayed',
      description: '`true` if this key had been used: nothing was sent again.',
      example: 'true',
    },
  ],
  body: z.object({
    conversation_id: id('con').optional(),
    account_id: id('acc').optional().describe('With `to`, in place of the conversation.'),
    to: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe("A phone number with its country code, or the channel's own id of the customer."),
    content: sendContent,
    idempotency_key: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe(
        'The same key with the same content in the same conversation is the same message, however often it is posted, for good and in the whole business. Best is the id of what it is for: `crm-msg_…`; keys that begin with `answer:` are for answers of the hub. Or as `Idempotency-Key`.',
      ),
    reply_to: z
      .string()
      .min(1)
      .max(500)
      .nullable()
      .default(null)
      .describe("The message that is answered, by our id or the channel's."),
    tag: z
      .literal('human_agent')
      .optional()
      .describe(
        "A person answers after the reply window, where the channel's `can.human_window_ms` still lets one.",
      ),
    split: z
      .boolean()
      .default(true)
      .describe(
        'What is too much for one message goes out as several, in order; with `false` it is refused.',
      ),
    if_last_seq: z
      .int()
      .min(0)
      .optional()
      .describe(
        "Send only if the conversation's `last_sequence` is still this; else 409 with what is newer.",
      ),
  }),
  status: 202,
  answer: z.object({
    message_id: id('msg'),
    message: messageShape,
    message_ids: z
      .array(id('msg'))
      .describe(
        'The message and those that say the rest of it, in their order; each has a status of its own.',
      ),
  }),
  errors: [
    'not_found',
    'window_closed',
    'too_long',
    'not_supported',
    'account_inactive',
    'token_invalid',
    'idempotency_mismatch',
    'newer_messages',
  ],
})

export const listMessages = route({
  method: 'GET',
  path: '/api/v1/conversations/{conversation_id}/messages',
  summary: 'The messages of a conversation, the latest first',
  auth: 'messages:read',
  params: z.object({ conversation_id: id('con') }),
  query: z
    .object({
      after: id('msg').optional(),
      before: id('msg').optional().describe('What follows this one in the thread, as `previous` of a page.'),
      around: id('msg').optional().describe('A page with this one in its middle.'),
      limit,
    })
    .refine(({ after, before, around }) => [after, before, around].filter(Boolean).length <= 1, {
      error: 'give one of after, before and around at most',
    }),
  body: none,
  status: 200,
  answer: list(messageShape).extend({
    previous: id('msg')
      .nullable()
      .describe(
        'Pass it as `before` to get the page that follows this one in the thread; null if none does.',
      ),
  }),
  errors: ['not_found'],
})

export const getMessage = route({
  method: 'GET',
  path: '/api/v1/messages/{message_id}',
  summary: 'One message with all its transitions',
  auth: 'messages:read',
  params: z.object({ message_id: id('msg') }),
  query: noParams,
  body: none,
  status: 200,
  answer: messageShape,
  errors: ['not_found'],
})

/** Settles a message whose answer from the channel was lost and that no status report has settled. */
export const resolveMessage = route({
  method: 'POST',
  path: '/api/v1/messages/{message_id}/resolve',
  summary: 'Decide about a message of unknown fate: send it again, or take it as failed',
  auth: 'messages:send',
  audit: { action: 'resolve.message', keep: ['as'] },
  params: z.object({ message_id: id('msg') }),
  query: noParams,
  body: z.object({ as: z.enum(['resend', 'failed']) }),
  status: 200,
  answer: messageShape,
  errors: ['not_found', 'conflict'],
})
