import type { Attempt } from '@parley/core/domain/attempt.ts'
import { z } from 'zod'

import { route } from './route.ts'
import { id, iso, isoOrNull, limit, list, none, timestamp } from './shapes.ts'

export const attemptShape = z
  .object({
    id: id('att'),
    endpoint_id: id('end').nullable(),
    event_id: id('evt').nullable(),
    message_id: id('msg').nullable().describe('Set for a send to the channel, null for a webhook.'),
    number: z.int().describe('1 for the first.'),
    at: timestamp,
    duration_ms: z.int(),
    status_code: z.int().nullable().describe('The HTTP status; null if no answer came.'),
    error: z.string().nullable().describe('Why it did not succeed; null if it did.'),
    next_attempt_at: timestamp.nullable().describe('When it was to be tried again; null if not at all.'),
  })
  .meta({ id: 'Attempt' })

export type AttemptShape = z.infer<typeof attemptShape>

export function presentAttempt(attempt: Attempt): AttemptShape {
  return {
    id: attempt.id,
    endpoint_id: attempt.endpoint,
    event_id: attempt.event,
    message_id: attempt.message,
    number: attempt.number,
    at: iso(attempt.at),
    duration_ms: Math.round(attempt.durationMs),
    status_code: attempt.status,
    error: attempt.error,
    next_attempt_at: isoOrNull(attempt.nextAt),
  }
}

const query = z.object({ after: id('att').optional(), limit })

export const listEndpointAttempts = route({
  method: 'GET',
  path: '/api/v1/webhook-endpoints/{endpoint_id}/attempts',
  summary: 'The calls to a webhook endpoint, the latest first',
  auth: 'accounts:read',
  params: z.object({ endpoint_id: id('end') }),
  query,
  body: none,
  status: 200,
  answer: list(attemptShape),
  errors: ['not_found'],
})

export const listEventAttempts = route({
  method: 'GET',
  path: '/api/v1/events/{event_id}/attempts',
  summary: 'The calls that told endpoints of an event, the latest first',
  auth: 'events:read',
  params: z.object({ event_id: id('evt') }),
  query,
  body: none,
  status: 200,
  answer: list(attemptShape),
  errors: ['not_found'],
})

export const listMessageAttempts = route({
  method: 'GET',
  path: '/api/v1/messages/{message_id}/attempts',
  summary: 'The calls that handed a message to its channel, the latest first',
  auth: 'messages:read',
  params: z.object({ message_id: id('msg') }),
  query,
  body: none,
  status: 200,
  answer: list(attemptShape),
  errors: ['not_found'],
})

export const redeliverEvent = route({
  method: 'POST',
  path: '/api/v1/events/{event_id}/redeliver',
  summary: 'Tell an endpoint of an event once more, with the same id and sequence',
  auth: 'accounts:write',
  audit: { action: 'redeliver.event', keep: ['endpoint_id'] },
  params: z.object({ event_id: id('evt') }),
  query: z.object({}),
  body: z.object({ endpoint_id: id('end') }),
  status: 202,
  answer: z.object({ event_id: id('evt'), endpoint_id: id('end') }),
  errors: ['not_found', 'conflict'],
})
