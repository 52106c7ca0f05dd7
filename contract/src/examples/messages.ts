import type { MessageShape } from '../message.ts'
import { exampleId } from '../shapes.ts'
import { sendingAttempt } from './attempts.ts'
import type { Examples } from './example.ts'

/** What a customer wrote. */
export const received: MessageShape = {
  id: exampleId('msg'),
  account_id: exampleId('acc'),
  conversation_id: exampleId('con'),
  customer_id: exampleId('cus'),
  direction: 'in',
  author: { kind: 'customer' },
  content: { kind: 'text', text: 'Are you open on Sunday?' },
  context: null,
  reactions: [],
  edits: [],
  deleted_at: null,
  imported: false,
  channel_message_id: 'wamid.HBgLMTY1MDU1NTEyMzQ',
  rest: [],
  tag: null,
  reply_to: null,
  sequence: 1,
  sent_at: '2026-11-21T08:00:00.000Z',
  placed_at: '2026-11-21T08:00:00.000Z',
  status: 'received',
  transitions: [{ status: 'received', at: '2026-11-21T08:00:00.000Z' }],
  error: null,
  idempotency_key: null,
  version: 1,
}

/** An answer that waits for its first delivery. */
export const pending: MessageShape = {
  ...received,
  direction: 'out',
  author: { kind: 'api', key_id: exampleId('key') },
  content: { kind: 'text', text: 'Yes, from nine to five.' },
  channel_message_id: null,
  sequence: 2,
  sent_at: '2026-11-21T08:01:00.000Z',
  placed_at: '2026-11-21T08:01:00.000Z',
  status: 'pending',
  transitions: [{ status: 'pending', at: '2026-11-21T08:01:00.000Z' }],
  idempotency_key: 'order-1042-opening-hours',
}

/** The same, once the channel has taken it. */
export const sent: MessageShape = {
  ...pending,
  channel_message_id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgAR',
  status: 'sent',
  transitions: [...pending.transitions, { status: 'sent', at: '2026-11-21T08:01:00.150Z' }],
}

export const failed: MessageShape = {
  ...pending,
  status: 'failed',
  transitions: [...pending.transitions, { status: 'failed', at: '2026-11-21T08:01:00.150Z' }],
  error: { code: 'window_closed', detail: 'More than 24 hours have passed.', channel_code: '131047' },
}

const params = { message_id: received.id }

export const messageExamples = {
  sendMessage: {
    body: {
      conversation_id: received.conversation_id,
      content: { kind: 'text', text: 'Yes, from nine to five.' },
      idempotency_key: 'order-1042-opening-hours',
    },
    answer: { message_id: pending.id, message: pending, message_ids: [pending.id] },
  },
  listMessages: {
    params: { conversation_id: received.conversation_id },
    query: { limit: 50 },
    answer: { data: [received], next: null, previous: null },
  },
  getMessage: { params, answer: received },
  getMessageStatus: {
    params,
    answer: {
      message_id: sent.id,
      status: sent.status,
      transitions: sent.transitions,
      channel_message_id: sent.channel_message_id,
      error: null,
      retry_count: 0,
      next_attempt_at: null,
      attempts: [sendingAttempt],
    },
  },
  resolveMessage: {
    params,
    body: { as: 'failed' },
    answer: {
      ...failed,
      error: { code: 'answer_lost', detail: 'A person took it as failed.', channel_code: null },
    },
  },
} satisfies Partial<Examples>
