import type { EventKind } from '@parley/core/domain/event.ts'

import { eventKind } from './event-kind.ts'
import { eventShape } from './event.ts'
import { eventExamples } from './examples/events.ts'
import { signed } from './examples/signed.ts'
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
    description,
    security: [],
    parameters: headers.map((header) => shown(header, kind)),
    requestBody: {
      required: true,
      content: { 'application/json': { schema, example: eventExamples[kind] } },
    },
    responses,
  }
}

const description = [
  'The same `webhook-id` may come again; it is the same event. Webhooks of one conversation come in order.',
  'Verify the signature over the raw bytes of the body, in constant time, and refuse a `webhook-timestamp` that is more than 300 seconds away from your clock. [How, in four languages](/docs/guides/webhooks#verifying-a-signature).',
  'Best let a webhook only ring, and read [the feed](/docs/guides/api#the-events-feed): what is lost here is there.',
].join('\n\n')

/** As `retry.ts` of the core decides, if the account says nothing else. */
const responses = {
  '2XX': { description: 'Taken; it will not come again. Answer within 15 seconds.' },
  401: { description: 'Not tried again, and administrators are told: one of you has the wrong secret.' },
  410: { description: 'The endpoint is switched off.' },
  '4XX': {
    description:
      'Refused (redirects, too): five more times, after 5 seconds, 30 seconds, 3 minutes, 15 minutes and an hour. Then it is a dead letter, which can be replayed; administrators are told, and the event stays in the feed. 408, 425 and 429 count as overloaded.',
  },
  '5XX': {
    description:
      'Overloaded or broken, as is no answer within 15 seconds: after 5 seconds, 30 seconds, 2, 5, 15 and 30 minutes, 1, 2, 3, 4, 6 and 7 hours, for 24 hours in all. `Retry-After` is obeyed, for an hour at most. Then it is a dead letter; administrators are told, and the event stays in the feed.',
  },
}

const headers: readonly (readonly [name: keyof typeof signed, description: string])[] = [
  ['webhook-id', 'The id of the event, the same however often it comes.'],
  ['webhook-timestamp', 'When this attempt was made, in seconds since 1970.'],
  [
    'webhook-signature',
    'Prefer this one. Standard Webhooks: `v1,` and the base64 of the HMAC-SHA256 of id, timestamp and raw body, joined by dots. The key is the secret without `whsec_`, decoded from base64. While a secret changes there is one for each, separated by spaces: one match is enough.',
  ],
  [
    'x-hub-signature-256',
    'For systems made for the webhooks of Meta: `sha256=` and the hex of the HMAC-SHA256 of the raw body alone. The key is the newest secret as it is, as text, with `whsec_`. It does not cover the time.',
  ],
]

/** The signatures of the example of `message.received` verify over its body; the others would need their own. */
function shown([name, description]: (typeof headers)[number], kind: EventKind): Json {
  const verifies = kind === 'message.received' || name === 'webhook-id' || name === 'webhook-timestamp'
  const example = verifies ? { example: signed[name] } : {}
  return { name, in: 'header', required: true, description, schema: { type: 'string' }, ...example }
}
