import type { EventKind } from '@parley/core/domain/event.ts'

import { eventKind } from './event-kind.ts'
import { eventShape } from './event.ts'
import { eventExamples } from './examples/events.ts'
import type { Json, Schemas } from './openapi-schema.ts'

/** What an endpoint receives: one entry for each type of event. */
export function webhooks(schemas: Schemas): Json {
  schemas.of(eventShape, 'output')
  return Object.fromEntries(eventKind.options.map((kind) => [kind, { post: webhook(kind) }]))
}

const summaries: { readonly [Kind in EventKind]: string } = {
  'message.received': 'A customer wrote',
  'message.queued': 'A message of yours was accepted and waits for its delivery',
  'message.echoed': 'Somebody of the business wrote from the phone or the app of the channel',
  'message.pending': 'A message goes back in line to be sent again',
  'message.sent': 'The channel took a message',
  'message.delivered': 'A message reached the device of the customer',
  'message.read': 'The customer read a message',
  'message.failed': 'A message was given up on, with the reason',
  'message.unknown': 'The answer of the channel was lost; the message is not sent again on a guess',
  'message.canceled': 'A message was withdrawn before it went out',
  'message.edited': 'A message says something else than before',
  'message.deleted': 'Whoever wrote a message has taken it back; what it said is gone',
  'message.reacted': 'Somebody reacted to a message, or took the reaction back',
  'message.media': 'A file of a message was fetched, or could not be',
  'conversation.updated':
    'A conversation was read, closed, reopened, assigned or handed over, or its customer is known otherwise',
  'account.updated': 'The platform says how an account fares, or how far the import of its history is',
  'template.updated': 'The platform judges a template otherwise than before',
}

function webhook(kind: EventKind): Json {
  const schema = {
    allOf: [
      { $ref: '#/components/schemas/Event' },
      { type: 'object', properties: { type: { const: kind } }, required: ['type'] },
    ],
  }
  return {
    operationId: `on-${kind.replace('.', '-')}`,
    tags: ['events'],
    summary: summaries[kind],
    description: 'The same `webhook-id` may come again; it is the same event.',
    security: [],
    parameters: headers,
    requestBody: {
      required: true,
      content: { 'application/json': { schema, example: eventExamples[kind] } },
    },
    responses: {
      '2XX': { description: 'Taken; it will not come again. Answer within 15 seconds.' },
      '4XX': { description: 'Refused; it comes again up to five times.' },
      '5XX': { description: 'Overloaded or broken; it comes again for up to 24 hours.' },
    },
  }
}

const headers = [
  header(
    'webhook-id',
    'The id of the event, the same however often it comes.',
    eventExamples['message.received'].id,
  ),
  header('webhook-timestamp', 'When this attempt was made, in seconds since 1970.', '1795248062'),
  header(
    'webhook-signature',
    'Standard Webhooks: `v1,` and the base64 of the HMAC-SHA256 of id, timestamp and body, joined by dots; one for each valid secret, separated by spaces.',
    'v1,1bYUhTm6q0qbl4nuLrVGoFkfjv3q0wzL3aKVzGf5yt8=',
  ),
  header(
    'x-hub-signature-256',
    '`sha256=` and the hex of the HMAC-SHA256 of the body alone, with the newest secret.',
    'sha256=3d1c5a9e0b7f4c2d8e6a1b3f5c7d9e0a2b4c6d8e0f1a3b5c7d9e1f3a5b7c9d0e',
  ),
]

function header(name: string, description: string, example: string): Json {
  return { name, in: 'header', required: true, description, schema: { type: 'string' }, example }
}
