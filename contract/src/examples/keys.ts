import type { KeyShape } from '../key.ts'
import { exampleId } from '../shapes.ts'
import type { Examples } from './example.ts'

const key: KeyShape = {
  id: exampleId('key'),
  name: 'CRM',
  hint: 'dHuJ',
  scopes: ['messages:read', 'messages:send', 'events:read'],
  account_ids: null,
  expires_at: null,
  revoked_at: null,
  last_used_at: null,
  created_by: exampleId('usr'),
  creator: { kind: 'user', name: 'Nora Lind', active: true },
  created_at: '2026-11-20T08:00:00.000Z',
}

const params = { key_id: key.id }

export const keyExamples = {
  createKey: {
    body: { name: 'CRM', scopes: ['messages:read', 'messages:send', 'events:read'] },
    answer: { key, secret: 'ply_live_4fZq0pXb2mN8sYc1kTgVw97AeRdHuJ' },
  },
  listKeys: { answer: { data: [key], next: null } },
  getKey: { params, answer: key },
  revokeKey: { params, answer: { ...key, revoked_at: '2026-11-21T08:00:00.000Z' } },
} satisfies Partial<Examples>
