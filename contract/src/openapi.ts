import { problemExamples } from './examples/problem.ts'
import { besides } from './openapi-besides.ts'
import { problemHeaders, sharedHeaders, sharedParameters } from './openapi-headers.ts'
import { operation, tagOf } from './openapi-operation.ts'
import { createSchemas, type Json } from './openapi-schema.ts'
import { tagWords } from './openapi-tags.ts'
import { webhooks } from './openapi-webhooks.ts'
import { problem } from './problem.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

/** The whole API as an OpenAPI 3.1 document, made of the very schemas that validate requests. */
export function openApi(serverUrl: string): Json {
  const schemas = createSchemas()
  schemas.of(problem, 'output')
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, route] of Object.entries<Route>(routes)) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operation(name, route, schemas),
    }
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: serverUrl }],
    tags: tags(),
    security: [{ key: [] }, { session: [] }],
    paths: { ...paths, ...besides(schemas) },
    webhooks: webhooks(schemas),
    components: {
      schemas: schemas.named,
      securitySchemes,
      parameters: sharedParameters,
      headers: sharedHeaders,
      responses: { Broken: broken },
      examples: answered,
    },
  }
}

/** Only Meta meets `wrong_signature`, at the door that is hers. */
const { wrong_signature: _, ...answered } = problemExamples

const info = {
  title: 'Parley',
  version: '1',
  description: [
    'Conversations with customers on every channel: one inbox, one API, one log of events.',
    'Begin with [Build a CRM in 40 lines](/docs/guides/crm) or [the API in five minutes](/docs/guides/api); then there are [webhooks](/docs/guides/webhooks), [sending](/docs/guides/sending) and [Parley as a message router](/docs/guides/message-router).',
    'Send an API key as `Authorization: Bearer ply_live_…`, or sign in at `/inbox/` in this browser. A CRM that runs needs the scopes `events:read` and `messages:send`; [who needs what](/docs/guides/api#who-asks).',
    'Errors are `application/problem+json` (RFC 9457); [all of them, and whether to try again](/docs/errors). Where a request needs no body, none and `{}` are the same.',
  ].join('\n\n'),
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'parley_session',
    description: 'A person who is signed in, in the browser.',
  },
  key: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key (`ply_live_…`), or the access token of a person.',
  },
  operator: { type: 'http', scheme: 'bearer', description: 'An `OPERATOR_KEY` of the hub.' },
}

/** Can happen anywhere. */
const broken = {
  description: 'Something went wrong on our side; try again.',
  headers: problemHeaders(500),
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      examples: { internal: { $ref: '#/components/examples/internal' } },
    },
  },
}

function tags(): readonly Json[] {
  const names = [...new Set(Object.values<Route>(routes).map(tagOf))]
  return names.map((name) => ({ name, description: tagWords[name] }))
}
