import { exampleId } from '../shapes.ts'
import type { Examples } from './example.ts'

const alert = {
  id: exampleId('alr'),
  kind: 'endpoint_unauthorized' as const,
  subject: exampleId('end'),
  detail: 'The endpoint did not take the webhook: it answered 401.',
  count: 3,
  first_at: '2026-11-21T08:00:00.000Z',
  last_at: '2026-11-21T08:10:00.000Z',
  resolved_at: null,
}

const lag = {
  ...alert,
  kind: 'queue_lag' as const,
  subject: 'tasks',
  detail: 'The oldest task that is due has waited for 75 s.',
}

const target = {
  id: exampleId('tgt'),
  kind: 'webhook' as const,
  address: 'https://ops.example.com/alerts',
  created_at: '2026-11-20T08:00:00.000Z',
}

export const alertExamples = {
  listAlerts: { query: { limit: 50 }, answer: { data: [alert], next: null } },
  listHubAlerts: { query: { limit: 50 }, answer: { data: [lag], next: null } },
  resolveAlert: {
    params: { alert_id: alert.id },
    answer: { ...alert, resolved_at: '2026-11-21T09:00:00.000Z' },
  },
  resolveHubAlert: {
    params: { alert_id: lag.id },
    answer: { ...lag, resolved_at: '2026-11-21T09:00:00.000Z' },
  },
  listTargets: { answer: { data: [target], next: null } },
  createTarget: {
    body: { kind: 'webhook', url: target.address },
    answer: { target, secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' },
  },
  examineHub: {
    answer: {
      findings: [
        {
          about: exampleId('end'),
          problem: 'The last webhook to this endpoint failed: answered 500.',
          fix: 'See what it answered, and repair or switch off the receiver.',
        },
      ],
    },
  },
  deleteTarget: { params: { target_id: target.id }, answer: target },
} satisfies Partial<Examples>
