import type { HubEvent } from '@parley/core/domain/event.ts'
import { z } from 'zod'

import { conversationShape, customerShape, presentConversation, presentCustomer } from './conversation.ts'
import { messageShape, presentMessage } from './message.ts'
import { route } from './route.ts'
import { id, iso, none, noParams, timestamp } from './shapes.ts'

const envelope = {
  id: id('evt'),
  timestamp,
  account_id: id('acc'),
  conversation_id: id('con'),
  /** Position in the account's log: 1, 2, 3 … without a gap. */
  sequence: z.int(),
}

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
      ]),
      data: z.object({ message: messageShape }),
    }),
    z.object({
      ...envelope,
      type: z.literal('conversation.updated'),
      data: z.object({ conversation: conversationShape }),
    }),
  ])
  .meta({ id: 'Event' })

export type EventShape = z.infer<typeof eventShape>

export function presentEvent(event: HubEvent): EventShape {
  const shared = {
    id: event.id,
    timestamp: iso(event.at),
    account_id: event.account,
    conversation_id: event.conversation,
    sequence: event.seq,
  }
  const news = event.news
  switch (news.kind) {
    case 'message.received':
    case 'message.queued':
    case 'message.echoed':
      return {
        ...shared,
        type: news.kind,
        data: {
          message: presentMessage(news.message),
          conversation: presentConversation(news.conversation, news.customer),
          customer: presentCustomer(news.customer),
        },
      }
    case 'conversation.updated':
      return {
        ...shared,
        type: news.kind,
        data: { conversation: presentConversation(news.conversation, news.customer) },
      }
    default:
      return { ...shared, type: news.kind, data: { message: presentMessage(news.message) } }
  }
}

/** Opaque to callers: where in each account's log a reader stands. */
const cursor = z.string().max(20_000)

export const listEvents = route({
  method: 'GET',
  path: '/api/v1/events',
  summary:
    'What happened since a cursor, oldest first within each account; without a cursor, only the cursor of now',
  auth: 'events:read',
  params: noParams,
  query: z.object({ after: cursor.optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  body: none,
  status: 200,
  answer: z.object({
    data: z.array(eventShape),
    /** Where the next request goes on. */
    cursor,
    /** Whether there is more right now. */
    more: z.boolean(),
  }),
  errors: [],
})

/**
 * `GET /api/v1/events/stream?after=<cursor>`: server-sent events. Each `event: hub` carries one event as `data` and a
 * cursor as `id`; `event: ready` (data: `{}`) tells that everything missed has been sent; `event: reset` that too much
 * was missed and the reader should load its views anew. Comments keep the connection alive every 15 s.
 */
export const streamPath = '/api/v1/events/stream'
