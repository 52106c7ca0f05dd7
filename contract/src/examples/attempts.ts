import type { AttemptShape } from '../attempt.ts'
import { exampleId } from '../shapes.ts'
import type { Examples } from './example.ts'

/** A webhook that was taken. */
const webhookAttempt: AttemptShape = {
  id: exampleId('att'),
  endpoint_id: exampleId('end'),
  event_id: exampleId('evt'),
  message_id: null,
  number: 1,
  at: '2026-11-21T08:00:00.100Z',
  duration_ms: 42,
  status_code: 200,
  error: null,
  next_attempt_at: null,
}

/** A message that its channel took. */
export const sendingAttempt: AttemptShape = {
  ...webhookAttempt,
  endpoint_id: null,
  event_id: null,
  message_id: exampleId('msg'),
  at: '2026-11-21T08:01:00.000Z',
  duration_ms: 150,
}

const page = { data: [webhookAttempt], next: null }

export const attemptExamples = {
  listEndpointAttempts: { params: { endpoint_id: exampleId('end') }, query: { limit: 50 }, answer: page },
  listEventAttempts: { params: { event_id: exampleId('evt') }, answer: page },
  listMessageAttempts: {
    params: { message_id: exampleId('msg') },
    answer: { data: [sendingAttempt], next: null },
  },
  redeliverEvent: {
    params: { event_id: exampleId('evt') },
    body: { endpoint_id: exampleId('end') },
    answer: { event_id: exampleId('evt'), endpoint_id: exampleId('end') },
  },
} satisfies Partial<Examples>
