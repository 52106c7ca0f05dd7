import type { Attempt } from '@parley/core/domain/attempt.ts'
import type { Message } from '@parley/core/domain/message.ts'
import { status } from '@parley/core/domain/status.ts'
import { z } from 'zod'

import { attemptShape, presentAttempt } from './attempt.ts'
import { messageShape, presentMessage } from './message.ts'
import { route } from './route.ts'
import { id, isoOrNull, none, noParams, timestamp } from './shapes.ts'

export const messageStatusShape = z
  .object({
    message_id: id('msg'),
    status,
    transitions: messageShape.shape.transitions,
    channel_message_id: messageShape.shape.channel_message_id,
    error: messageShape.shape.error,
    retry_count: z.int().describe('How often the channel was called again after the first time.'),
    next_attempt_at: timestamp.nullable().describe('When it is tried next; null if nothing is planned.'),
    attempts: z.array(attemptShape).describe('The latest 50 calls to the channel, the latest first.'),
  })
  .meta({ id: 'MessageStatus' })

/** `attempts` the latest first. */
export function presentStatus(
  message: Message,
  attempts: readonly Attempt[],
): z.infer<typeof messageStatusShape> {
  const { transitions, channel_message_id, error } = presentMessage(message)
  const [latest] = attempts
  return {
    message_id: message.id,
    status: message.status,
    transitions,
    channel_message_id,
    error,
    retry_count: Math.max(0, (latest?.number ?? 1) - 1),
    next_attempt_at: isoOrNull(message.status === 'pending' ? (latest?.nextAt ?? null) : null),
    attempts: attempts.map(presentAttempt),
  }
}

export const getMessageStatus = route({
  method: 'GET',
  path: '/api/v1/messages/{message_id}/status',
  summary: 'Where a message stands, how it got there, and the calls to its channel',
  auth: 'messages:read',
  params: z.object({ message_id: id('msg') }),
  query: noParams,
  body: none,
  status: 200,
  answer: messageStatusShape,
  errors: ['not_found'],
})
