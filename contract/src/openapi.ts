import { problemExamples } from './examples/problem.ts'
import { besides } from './openapi-besides.ts'
import { problemHeaders, sharedHeaders, sharedParameters } from './openapi-headers.ts'
import { operation, tagOf } from './openapi-operation.ts'
import { createSchemas, type Json } from './openapi-schema.ts'
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
    'Send an API key as `Authorization: Bearer ply_live_…`, or sign in at `/inbox/` in this browser.',
    'Errors are `application/problem+json` (RFC 9457); [all of them](/docs/errors).',
  ].join('\n\n'),
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'parley_session', description: 'A signed-in person.' },
  key: { type: 'http', scheme: 'bearer', description: 'An API key (`ply_live_…`).' },
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
  return names.map((name) => ({ name, description: `Everything about ${name.replaceAll('-', ' ')}.` }))
}
