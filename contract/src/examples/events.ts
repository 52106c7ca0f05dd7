import type { EventKind } from '@parley/core/domain/event.ts'
import type { Status } from '@parley/core/domain/status.ts'

import type { EventShape } from '../event.ts'
import { exampleId } from '../shapes.ts'
import { conversation, customer } from './conversations.ts'
import type { Examples } from './example.ts'
import { failed, pending, received, sent } from './messages.ts'

const envelope = {
  id: exampleId('evt'),
  timestamp: '2026-11-21T08:01:02.000Z',
  account_id: exampleId('acc'),
  conversation_id: exampleId('con'),
  sequence: 7,
}

const photo = {
  kind: 'image',
  caption: 'This one',
  file: {
    id: exampleId('fil'),
    state: 'stored',
    name: null,
    type: 'image/jpeg',
    size: 183_204,
    width: 1200,
    height: 1600,
    duration_ms: null,
    waveform: null,
    thumbnail: { width: 240, height: 320 },
    failure: null,
  },
} as const

/** The webhook of each type, as an endpoint gets it. */
export const eventExamples: { readonly [Kind in EventKind]: EventShape } = {
  'message.received': news('message.received', received),
  'message.queued': news('message.queued', pending),
  'message.echoed': news('message.echoed', { ...sent, author: { kind: 'phone' }, idempotency_key: null }),
  'message.pending': status('message.pending', pending),
  'message.sent': status('message.sent', sent),
  'message.delivered': status('message.delivered', reached('delivered')),
  'message.read': status('message.read', reached('read')),
  'message.failed': status('message.failed', failed),
  'message.unknown': status('message.unknown', { ...reached('unknown'), channel_message_id: null }),
  'message.canceled': status('message.canceled', { ...reached('canceled'), channel_message_id: null }),
  'message.edited': status('message.edited', {
    ...received,
    content: { kind: 'text', text: 'Is the blue one still available?' },
    edits: [{ content: received.content, at: '2026-11-21T08:01:02.000Z' }],
  }),
  'message.deleted': status('message.deleted', {
    ...received,
    content: { kind: 'deleted' },
    deleted_at: '2026-11-21T08:01:02.000Z',
  }),
  'message.reacted': status('message.reacted', {
    ...received,
    reactions: [{ by: 'customer', emoji: '👍', at: '2026-11-21T08:01:02.000Z' }],
  }),
  'message.media': status('message.media', { ...received, content: photo }),
  'conversation.updated': {
    ...envelope,
    type: 'conversation.updated',
    data: { conversation: { ...conversation, unread: 0, assignee_id: exampleId('usr') } },
  },
  'account.updated': {
    ...envelope,
    conversation_id: null,
    type: 'account.updated',
    data: {
      account: {
        id: exampleId('acc'),
        name: 'Café Aurora',
        health: [
          {
            topic: 'quality',
            level: 'warning',
            detail: 'The quality rating has dropped to yellow.',
            at: envelope.timestamp,
          },
        ],
        history: { progress: 100, refused: null },
      },
    },
  },
  'template.updated': {
    ...envelope,
    conversation_id: null,
    type: 'template.updated',
    data: {
      template: {
        id: exampleId('tpl'),
        channel: 'whatsapp',
        channel_template_id: '1689556908129835',
        name: 'order_ready',
        language: 'en_US',
        category: 'utility',
        state: 'approved',
        quality: 'unknown',
        reason: null,
      },
    },
  },
}

export const feedExamples = {
  listEvents: {
    query: { after: 'eyJhY2NfMDFoNDU1dmI0cGV4NXZza25rMDg0c24wMnEiOjB9', limit: 200 },
    answer: {
      data: [eventExamples['message.received']],
      cursor: 'eyJhY2NfMDFoNDU1dmI0cGV4NXZza25rMDg0c24wMnEiOjd9',
      more: false,
    },
  },
  digestEvents: {
    query: { account_id: envelope.account_id, from: 1 },
    answer: {
      account_id: envelope.account_id,
      from: 1,
      to: 7,
      count: 7,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      last_sequence: 7,
    },
  },
} satisfies Partial<Examples>

function news(
  type: 'message.received' | 'message.queued' | 'message.echoed',
  message: typeof received,
): EventShape {
  return { ...envelope, type, data: { message, conversation, customer } }
}

function status(
  type: Exclude<
    Extract<EventKind, `message.${string}`>,
    'message.received' | 'message.queued' | 'message.echoed'
  >,
  message: typeof received,
): EventShape {
  return { ...envelope, type, data: { message } }
}

/** The answer, having come this far. */
function reached(status: Status): typeof received {
  const before = status === 'delivered' || status === 'read' ? sent : pending
  const transitions = [...before.transitions, { status, at: '2026-11-21T08:01:02.000Z' }]
  return { ...before, status, transitions }
}
