import type { ConversationShape, CustomerShape } from '../conversation.ts'
import { exampleId } from '../shapes.ts'
import type { Examples } from './example.ts'

export const customer: CustomerShape = {
  id: exampleId('cus'),
  name: 'Ana Sol',
  username: null,
  identities: ['phone:16505551234'],
  last_channel: 'whatsapp',
  last_seen_at: '2026-11-21T08:00:00.000Z',
  opted_out: [],
  created_at: '2026-11-21T08:00:00.000Z',
}

export const conversation: ConversationShape = {
  id: exampleId('con'),
  account_id: exampleId('acc'),
  customer,
  status: 'open',
  assignee_id: null,
  answered_by: 'automation',
  unread: 1,
  last_sequence: 1,
  last_message_at: '2026-11-21T08:00:00.000Z',
  last_inbound_at: '2026-11-21T08:00:00.000Z',
  preview: { direction: 'in', text: 'Are you open on Sunday?' },
  continued_in: null,
  created_at: '2026-11-21T08:00:00.000Z',
  version: 1,
}

const params = { conversation_id: conversation.id }

export const conversationExamples = {
  listConversations: {
    query: { status: 'open', limit: 50 },
    answer: { data: [conversation], next: null },
  },
  getConversation: { params, answer: conversation },
  updateConversation: {
    params,
    body: { read_up_to: 1, status: 'closed' },
    answer: { ...conversation, unread: 0, status: 'closed' },
  },
  showTyping: { params, answer: { shown: true, reason: null } },
  countConversations: { answer: { open: 1, unread: 1 } },
} satisfies Partial<Examples>
