import type { HubEvent } from '@parley/core/domain/event.ts'
import { z } from 'zod'

import { accountNewsShape, presentAccountNews } from './account-news.ts'
import { conversationShape, customerShape, presentConversation, presentCustomer } from './conversation.ts'
import { eventKind } from './event-kind.ts'
import { messageShape, presentMessage } from './message.ts'
import { route } from './route.ts'
import { id, iso, none, noParams, timestamp } from './shapes.ts'
import { presentTemplateNews, templateNewsShape } from './template-news.ts'

const envelope = {
  id: id('evt'),
  timestamp,
  account_id: id('acc'),
  conversation_id: id('con'),
  sequence: z.int().describe("Position in the account's log: 1, 2, 3 … without a gap."),
}

/** What is about the account itself has no conversation. */
const ofAccount = { ...envelope, conversation_id: z.null() }

const messageNews = z.object({
  message: messageShape,
  conversation: conversationShape,
  customer: customerShape,
})

/** What webhooks, the events feed and the live stream carry: one shape for all three. */
export const eventShape = z
  .discriminatedUnion('type', [
    z.object({
      ...envelope,
      type: z.enum(['message.received', 'message.queued', 'message.echoed']),
      data: messageNews,
    }),
    z.object({
      ...envelope,
      type: z.enum([
        'message.pending',
        'message.sent',
        'message.delivered',
        'message.read',
        'message.failed',
        'message.unknown',
        'message.canceled',
        'message.edited',
        'message.deleted',
        'message.reacted',
        'message.media',
      ]),
      data: z.object({ message: messageShape }),
    }),
    z.object({
      ...envelope,
      type: z.literal('conversation.updated'),
      data: z.object({ conversation: conversationShape }),
    }),
    z.object({
      ...ofAccount,
      type: z.literal('account.updated'),
      data: z.object({ account: accountNewsShape.extend({ id: id('acc'), name: z.string() }) }),
    }),
    z.object({
      ...ofAccount,
      type: z.literal('template.updated'),
      data: z.object({ template: templateNewsShape }),
    }),
  ])
  .meta({ id: 'Event' })

export type EventShape = z.infer<typeof eventShape>

export function presentEvent(event: HubEvent): EventShape {
  const shared = {
    id: event.id,
    timestamp: iso(event.at),
    account_id: event.account,
    sequence: event.seq,
  }
  const news = event.news
  switch (news.kind) {
    case 'message.received':
    case 'message.queued':
    case 'message.echoed':
      return {
        ...shared,
        conversation_id: news.conversation.id,
        type: news.kind,
        data: {
          message: presentMessage(written(news.message)),
          conversation: presentConversation(written(news.conversation), news.customer),
          customer: presentCustomer(news.customer),
        },
      }
    case 'conversation.updated':
      return {
        ...shared,
        conversation_id: news.conversation.id,
        type: news.kind,
        data: { conversation: presentConversation(written(news.conversation), news.customer) },
      }
    case 'account.updated': {
      const { id, name } = news.account
      const account = { id, name, ...presentAccountNews(news.account) }
      return { ...shared, conversation_id: null, type: news.kind, data: { account } }
    }
    case 'template.updated':
      return {
        ...shared,
        conversation_id: null,
        type: news.kind,
        data: { template: presentTemplateNews(news.template) },
      }
    default:
      return {
        ...shared,
        conversation_id: news.message.conversation,
        type: news.kind,
        data: { message: presentMessage(written(news.message)) },
      }
  }
}

/** As it was written in the commit that logged the event: one version on from what the decision had read. */
function written<T extends { readonly version: number }>(record: T): T {
  return { ...record, version: record.version + 1 }
}

/** `message.received,message.failed` */
const kinds = z
  .string()
  .max(500)
  .transform((text) => text.split(','))
  .pipe(z.array(eventKind))

/** Where in each account's log a reader stands. */
const cursor = z.string().max(20_000)

export const listEvents = route({
  method: 'GET',
  path: '/api/v1/events',
  summary:
    'What happened since a cursor, oldest first within each account; without a cursor, only the cursor of now',
  auth: 'events:read',
  params: noParams,
  query: z.object({
    after: cursor
      .optional()
      .describe(
        'The `cursor` of the page before; `start` for everything there is. Without it there are no events, only the cursor of now.',
      ),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(1000)
      .default(200)
      .describe('The most events that one page has.'),
    wait: z.coerce
      .number()
      .min(0)
      .max(30)
      .default(0)
      .describe(
        'Seconds to wait if there is nothing yet, 30 at most. The answer comes as soon as there is something.',
      ),
    account_id: id('acc')
      .optional()
      .describe("Only this account's events; keep it the same from page to page."),
    kinds: kinds
      .optional()
      .describe(
        'Only these types, comma-separated: `message.received,message.failed`. The cursor moves past the others.',
      ),
  }),
  body: none,
  status: 200,
  answer: z.object({
    data: z
      .array(eventShape)
      .describe(
        'In the order of `sequence` within each account; between accounts there is none. Events are kept for good.',
      ),
    cursor: cursor.describe(
      'The `after` of the next request. Opaque: keep it as it is, once you have done what came with it.',
    ),
    more: z
      .boolean()
      .describe('Whether to ask again at once, even if `data` is empty, as it may be with `kinds`.'),
  }),
  errors: [],
})

/** What is proved: this many events, and nothing but them, stand between these sequences. */
export const digestEvents = route({
  method: 'GET',
  path: '/api/v1/events/digest',
  summary: "How many events an account's log has in a range, and the SHA-256 over their ids in order",
  auth: 'events:read',
  params: noParams,
  query: z.object({
    account_id: id('acc'),
    from: z.coerce.number().int().min(1).default(1).describe('The first sequence.'),
    to: z.coerce
      .number()
      .int()
      .min(1)
      .optional()
      .describe('The last sequence; by default the last there is, at most 10,000 after the first.'),
  }),
  body: none,
  status: 200,
  answer: z.object({
    account_id: id('acc'),
    from: z.int(),
    to: z.int(),
    count: z.int(),
    sha256: z.string().describe('Hex; over each id and a line feed after it, in the order of the sequence.'),
    last_sequence: z.int().describe("The last sequence of the account's log."),
  }),
  errors: ['not_found'],
})

/**
 * `GET /api/v1/events/stream?after=<cursor>`: server-sent events. Each `event: hub` carries one event as `data` and a
 * cursor as `id`; `event: ready` (data: `{}`) tells that everything missed has been sent; `event: reset` that too much
 * was missed and the reader should load its views anew. Comments keep the connection alive every 15 s.
 */
export const streamPath = '/api/v1/events/stream'
