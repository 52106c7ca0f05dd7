import { exampleId } from '../shapes.ts'
import type { Examples } from './example.ts'
import { invitation } from './people.ts'

const business = {
  id: exampleId('ten'),
  name: 'Café Aurora',
  plan: 'free',
  credits: 0,
  suspended: false,
  created_at: '2026-11-20T08:00:00.000Z',
}
const params = { tenant_id: business.id }

const line = {
  id: exampleId('aud'),
  at: '2026-11-21T08:00:00.000Z',
  actor: { kind: 'user' as const, id: exampleId('usr') },
  action: 'revoke.key',
  target: exampleId('key'),
  detail: {},
  correlation_id: 'b7a8f3a4-6c58-4f51-9a3e-0d6c1e5f2a10',
}

export const operationExamples = {
  createTenant: {
    body: { name: 'Café Aurora', owner: { email: 'olga@aurora.example', name: 'Olga Holm' } },
    answer: { tenant: business, owner: invitation },
  },
  listTenants: { answer: { data: [business], next: null } },
  getTenant: { params, answer: business },
  updateTenant: { params, body: { plan: 'pro' }, answer: { ...business, plan: 'pro' } },
  listAudit: {
    query: { target: exampleId('key'), limit: 50 },
    answer: {
      data: [line],
      next: null,
    },
  },
  listHubAudit: {
    query: { target: exampleId('dlq'), limit: 50 },
    answer: {
      data: [
        {
          ...line,
          actor: { kind: 'operator', id: 'operator_5f2a10b7' },
          action: 'discard.letter',
          target: exampleId('dlq'),
        },
      ],
      next: null,
    },
  },
} satisfies Partial<Examples>
