import type { ConversationShape } from '@parley/contract/conversation.ts'
import type { EventShape } from '@parley/contract/event.ts'
import type { MessageShape } from '@parley/contract/message.ts'

import type { Pages } from '../../api/queries.ts'

/** Shapes for tests: whatever a test does not name has a plain value. */
export const dayStart = Date.parse('2026-11-21T08:00:00.000Z')

export function at(seconds: number): string {
  return new Date(dayStart + seconds * 1000).toISOString()
}

export function conversation(change: Partial<ConversationShape> = {}): ConversationShape {
  return {
    id: 'con_a',
    account_id: 'acc_a',
    customer: {
      id: 'cus_a',
      name: 'Mia Fernandez',
      username: null,
      opted_out: [],
      identities: ['phone:15550100001'],
      last_channel: 'any',
      last_seen_at: at(0),
      created_at: at(0),
    },
    status: 'open',
    assignee_id: null,
    answered_by: 'people',
    unread: 0,
    last_sequence: 1,
    last_message_at: at(0),
    last_inbound_at: at(0),
    preview: { direction: 'in', text: 'Hello' },
    continued_in: null,
    created_at: at(0),
    version: 1,
    ...change,
  }
}

export function message(change: Partial<MessageShape> = {}): MessageShape {
  return {
    id: 'msg_a',
    account_id: 'acc_a',
    conversation_id: 'con_a',
    customer_id: 'cus_a',
    direction: 'in',
    author: { kind: 'customer' },
    content: { kind: 'text', text: 'Hello' },
    channel_message_id: null,
    rest: [],
    tag: null,
    reply_to: null,
    sequence: 1,
    sent_at: at(0),
    placed_at: at(0),
    status: 'received',
    transitions: [],
    error: null,
    idempotency_key: null,
    context: null,
    reactions: [],
    edits: [],
    deleted_at: null,
    imported: false,
    version: 1,
    ...change,
  }
}

export function received(sequence: number, news: MessageShape, of: ConversationShape): EventShape {
  return {
    ...envelope(sequence),
    type: 'message.received',
    data: { message: news, conversation: of, customer: of.customer },
  }
}

export function moved(sequence: number, news: MessageShape, type: StatusEvent): EventShape {
  return { ...envelope(sequence), type, data: { message: news } }
}

export function updated(sequence: number, of: ConversationShape): EventShape {
  return { ...envelope(sequence), type: 'conversation.updated', data: { conversation: of } }
}

export function pages<T>(data: T[], next: string | null = null): Pages<T> {
  return { pages: [{ data, next }], pageParams: [undefined] }
}

type StatusEvent = Extract<EventShape, { data: { message: MessageShape; conversation?: never } }>['type']

function envelope(sequence: number) {
  return {
    id: 'evt_a',
    timestamp: at(sequence),
    account_id: 'acc_a',
    conversation_id: 'con_a',
    sequence,
  } as const
}
