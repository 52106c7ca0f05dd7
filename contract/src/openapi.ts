import { errors, type ErrorCode } from '@parley/core/domain/error.ts'
import { z } from 'zod'

import { eventShape } from './event.ts'
import { problem } from './problem.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

type Json = Readonly<Record<string, unknown>>

/** The whole API as an OpenAPI 3.1 document, made of the very schemas that validate requests. */
export function openApi(serverUrl: string): Json {
  const schemas: Record<string, unknown> = {}
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [operationId, route] of Object.entries<Route>(routes)) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operation(operationId, route, schemas),
    }
  }
  schema(problem, 'output', schemas)
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: serverUrl }],
    tags: tags(),
    security: [{ session: [] }, { key: [] }],
    paths,
    webhooks: webhookOf(schemas),
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'parley_session', description: 'A signed-in person.' },
        key: { type: 'http', scheme: 'bearer', description: 'An API key (`ply_live_…`).' },
        operator: { type: 'http', scheme: 'bearer', description: 'An `OPERATOR_KEY` of the hub.' },
      },
    },
  }
}

const info = {
  title: 'Parley',
  version: '1',
  description: 'Conversations with customers on every channel: one inbox, one API, one log of events.',
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

function tags(): readonly Json[] {
  const names = [...new Set(Object.values<Route>(routes).map(tagOf))]
  return names.map((name) => ({ name, description: `Everything about ${name.replaceAll('-', ' ')}.` }))
}

/** The resource: the first part of the path after the version. */
function tagOf(route: Route): string {
  return route.path.split('/')[3] ?? ''
}

function operation(operationId: string, route: Route, schemas: Record<string, unknown>): Json {
  const body = schema(route.body, 'input', schemas)
  return {
    operationId,
    tags: [tagOf(route)],
    summary: route.summary,
    ...access(route),
    parameters: [...parameters(route.params, 'path', schemas), ...parameters(route.query, 'query', schemas)],
    ...(isNothing(body)
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [route.status]: {
        description: route.summary,
        content: { 'application/json': { schema: schema(route.answer, 'output', schemas) } },
      },
      ...refusals(route),
    },
  }
}

function access({ auth }: Route): Json {
  if (auth === 'anyone') return { security: [] }
  if (auth === 'operator') return { security: [{ operator: [] }], description: 'For whoever runs the hub.' }
  if (auth === 'person') return { security: [{ session: [] }], description: 'For people who are signed in.' }
  return { description: `Needs the scope \`${auth}\`.` }
}

/** What can go wrong on any route, and what its definition adds to that. */
function refusals(route: Route): Json {
  const always: readonly ErrorCode[] =
    route.auth === 'anyone' ? ['invalid_request'] : ['invalid_request', 'unauthenticated', 'forbidden']
  const codes = [...always, ...route.errors]
  const statuses = [...new Set(codes.map((code) => errors[code].status))].toSorted((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status) => {
      const those = codes.filter((code) => errors[code].status === status)
      const description = those
        .map((code) => `\`${code}\`: ${errors[code].title}. ${errors[code].advice}`)
        .join('\n\n')
      return [
        status,
        {
          description,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]
    }),
  )
}

function parameters(
  given: z.ZodType,
  place: 'path' | 'query',
  schemas: Record<string, unknown>,
): readonly Json[] {
  const { properties = {}, required = [] } = schema(given, 'input', schemas) as {
    properties?: Json
    required?: string[]
  }
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: shape,
  }))
}

function webhookOf(schemas: Record<string, unknown>): Json {
  return {
    event: {
      post: {
        operationId: 'receiveEvent',
        tags: ['events'],
        summary: 'What your endpoint receives, signed, for each event',
        description:
          'Answer with any 2xx within 15 seconds. The same `webhook-id` may come again; it is the same event.',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: schema(eventShape, 'output', schemas) } },
        },
        responses: {
          '2XX': { description: 'Taken; it will not come again.' },
          '4XX': { description: 'Refused; it comes again up to five times.' },
        },
      },
    },
  }
}

/** The JSON Schema of a shape; shapes with a name of their own go to the components. */
function schema(shape: z.ZodType, io: 'input' | 'output', schemas: Record<string, unknown>): Json {
  const { $schema: _, $defs = {}, id: name, ...own } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
  for (const [part, definition] of Object.entries($defs)) schemas[part] = relocate(definition)
  const located = relocateAll(own)
  if (name === undefined) return located
  schemas[name] = located
  return { $ref: `#/components/schemas/${name}` }
}

/** `#/$defs/X` becomes `#/components/schemas/X`; the names that zod repeats inside are dropped. */
function relocate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocate)
  return typeof value === 'object' && value !== null ? relocateAll(value) : value
}

function relocateAll(schema: object): Json {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
      if (key === 'id' && typeof value === 'string') return []
      if (key !== '$ref' || typeof value !== 'string') return [[key, relocate(value)]]
      return [[key, value.replace('#/$defs/', '#/components/schemas/')]]
    }),
  )
}

function isNothing(body: Json): boolean {
  return Object.keys(body).length === 0 || 'not' in body
}
