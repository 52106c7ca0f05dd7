import { conversation } from './conversations.ts'
import type { Examples } from './example.ts'
import { received } from './messages.ts'

export const searchExamples = {
  search: {
    query: { text: 'sun op' },
    answer: {
      data: [
        {
          message_id: received.id,
          conversation_id: conversation.id,
          account_id: conversation.account_id,
          customer_id: conversation.customer.id,
          customer_name: conversation.customer.name,
          direction: 'in',
          kind: 'text',
          snippet: [
            { text: 'Are you ', match: false },
            { text: 'open', match: true },
            { text: ' on ', match: false },
            { text: 'Sunday', match: true },
            { text: '?', match: false },
          ],
          placed_at: received.placed_at,
        },
      ],
      people: [],
      next: null,
    },
  },
} satisfies Partial<Examples>
