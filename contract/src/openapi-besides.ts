import { streamPath } from './event.ts'
import { eventExamples } from './examples/events.ts'
import { sendMessage } from './message.ts'
import { answerHeaders, problemHeaders, requestHeaders } from './openapi-headers.ts'
import { operation } from './openapi-operation.ts'
import type { Json, Schemas } from './openapi-schema.ts'

/** The two paths that are no routes of their own: the short name of sending, and the live stream. */
export function besides(schemas: Schemas): Json {
  const sending = operation('sendMessage', sendMessage, schemas)
  const short = {
    ...sending,
    operationId: 'sendMessageByItsShortName',
    summary: 'The same as POST /api/v1/messages/send',
  }
  return { '/send-message': { post: short }, [streamPath]: { get: stream } }
}

const problem = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
}

const lastEventId = {
  name: 'last-event-id',
  description: 'The same as `after`, as browsers send it when they come back; it counts first.',
  example: 'e30',
}

const stream = {
  operationId: 'followEvents',
  tags: ['events'],
  summary: 'Events as they happen, as server-sent events',
  description: [
    'Needs the scope `events:read`. Each `event: hub` carries one event as `data` and a cursor as `id`; `event: ready`',
    'tells that everything missed has been sent; `event: reset` that too much was missed: read the feed instead.',
  ].join(' '),
  parameters: [
    {
      name: 'after',
      in: 'query',
      required: false,
      description: 'The cursor to go on from; without it, from now on. `Last-Event-ID` does the same.',
      schema: { type: 'string' },
    },
    ...requestHeaders({ headers: [lastEventId] }),
  ],
  responses: {
    200: {
      description: 'The stream; it stays open.',
      headers: answerHeaders({}),
      content: {
        'text/event-stream': {
          schema: { type: 'string' },
          example: `event: ready\ndata: {}\nid: e30\n\nevent: hub\ndata: ${JSON.stringify(eventExamples['message.sent'])}\nid: e30\n\n`,
        },
      },
    },
    401: { description: 'You are not signed in.', headers: problemHeaders(401), content: problem },
    403: {
      description: 'This needs the scope events:read.',
      headers: problemHeaders(403),
      content: problem,
    },
    '5XX': { $ref: '#/components/responses/Broken' },
  },
}
