import { z } from 'zod'

import { streamPath } from './event.ts'
import { eventExamples } from './examples/events.ts'
import { contentPath, contentQuery, getFile } from './file.ts'
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
  return {
    '/send-message': { post: short },
    [streamPath]: { get: stream },
    [contentPath]: { get: content(schemas) },
  }
}

const problem = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
}

/** The bytes of a file. */
function content(schemas: Schemas): Json {
  const {
    operationId: _,
    responses,
    ...like
  } = operation('getFile', { ...getFile, query: contentQuery }, schemas)
  const { 200: __, ...refused } = z.record(z.string(), z.unknown()).parse(responses)
  const bytes = { '*/*': { schema: { type: 'string', format: 'binary' } } }
  return {
    ...like,
    operationId: 'readFile',
    summary: 'The bytes of a file, or a part of them',
    responses: {
      200: { description: 'All of it.', headers: answerHeaders({}), content: bytes },
      206: { description: 'The part that `Range` asked for.', headers: answerHeaders({}), content: bytes },
      ...refused,
    },
  }
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
      description:
        'The cursor to go on from; `start` for the beginning, without it from now on. `Last-Event-ID` does the same.',
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
