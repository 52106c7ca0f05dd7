import type { EndpointShape } from '../endpoint.ts'
import { exampleId } from '../shapes.ts'
import type { Examples } from './example.ts'

export const endpoint: EndpointShape = {
  id: exampleId('end'),
  account_id: null,
  url: 'https://crm.example/hook',
  description: 'CRM',
  kinds: ['message.received', 'message.failed'],
  include_imported: false,
  active: true,
  overlap_until: null,
  created_at: '2026-11-20T08:00:00.000Z',
}

/** Opens nothing: made for the documentation. */
export const signingSecret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'

const params = { endpoint_id: endpoint.id }

export const endpointExamples = {
  listEndpoints: { answer: { data: [endpoint], next: null } },
  createEndpoint: {
    body: {
      url: 'https://crm.example/hook',
      description: 'CRM',
      kinds: ['message.received', 'message.failed'],
    },
    answer: { endpoint, secret: signingSecret },
  },
  getEndpoint: { params, answer: endpoint },
  updateEndpoint: {
    params,
    body: { url: 'https://crm.example/hooks/parley', kinds: null },
    answer: { ...endpoint, url: 'https://crm.example/hooks/parley', kinds: null },
  },
  deleteEndpoint: { params, answer: { ...endpoint, active: false } },
  rotateSecret: {
    params,
    body: { overlap_hours: 24 },
    answer: { endpoint: { ...endpoint, overlap_until: '2026-11-22T08:00:00.000Z' }, secret: signingSecret },
  },
} satisfies Partial<Examples>
