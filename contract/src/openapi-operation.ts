import { errors, type ErrorCode } from '@parley/core/domain/error.ts'
import { z } from 'zod'

import { examples } from './examples.ts'
import { answerHeaders, problemHeaders, requestHeaders } from './openapi-headers.ts'
import type { Json, Schemas } from './openapi-schema.ts'
import type { Route } from './route.ts'

/** What a caller passes and gets, as far as this file cares which route it is. */
interface Shown {
  readonly params?: Json
  readonly query?: Json
  readonly body?: unknown
  readonly answer: unknown
}

/** One endpoint as OpenAPI describes it, with an example of everything that goes in or comes out. */
export function operation(name: string, route: Route, schemas: Schemas): Json {
  const shown = new Map<string, Shown>(Object.entries(examples)).get(name)
  return {
    operationId: name,
    tags: [tagOf(route)],
    summary: route.summary,
    ...access(route),
    parameters: [
      ...parameters(schemas.of(route.params, 'input', name), 'path', shown?.params),
      ...parameters(schemas.of(route.query, 'input', name), 'query', shown?.query),
      ...requestHeaders(route),
    ],
    ...body(route, shown?.body, schemas.of(route.body, 'input', name)),
    responses: {
      [route.status]: {
        description: route.summary,
        headers: answerHeaders(route),
        content: {
          'application/json': { schema: schemas.of(route.answer, 'output', name), example: shown?.answer },
        },
      },
      ...refusals(route),
      '5XX': { $ref: '#/components/responses/Broken' },
    },
  }
}

/** The resource: the first part of the path after the version. */
export function tagOf(route: Route): string {
  return route.path.split('/')[3] ?? ''
}

function access({ auth }: Route): Json {
  if (auth === 'anyone') return { security: [] }
  if (auth === 'operator') return { security: [{ operator: [] }], description: 'For whoever runs the hub.' }
  if (auth === 'person') return { security: [{ session: [] }], description: 'For people who are signed in.' }
  return { description: `Needs the scope \`${auth}\`.` }
}

function parameters(given: Json, place: 'path' | 'query', shown: Json | undefined): readonly Json[] {
  const { properties, required } = members.parse(given)
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    description,
    schema,
    ...(shown && name in shown ? { example: shown[name] } : {}),
  }))
}

const members = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
})

function body(route: Route, shown: unknown, schema: Json): Json {
  if (route.takes === 'file') return fileBody
  if (Object.keys(schema).length === 0 || 'not' in schema) return {}
  const required = !route.body.safeParse(undefined).success
  return { requestBody: { required, content: { 'application/json': { schema, example: shown } } } }
}

const bytes = { type: 'string', format: 'binary', description: 'The file.' }

const fileBody = {
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: { type: 'object', properties: { file: bytes }, required: ['file'] },
      },
      'application/octet-stream': { schema: bytes },
    },
  },
}

/** What can go wrong on any route, and what its definition adds to that. */
function refusals(route: Route): Json {
  const known: readonly ErrorCode[] = route.auth === 'anyone' ? [] : ['unauthenticated', 'forbidden']
  const sized: readonly ErrorCode[] = route.method === 'GET' || route.method === 'DELETE' ? [] : ['too_large']
  const codes = [...new Set<ErrorCode>(['invalid_request', ...known, ...sized, ...route.errors])]
  const statuses = [...new Set(codes.map((code) => errors[code].status))].toSorted((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      refusal(
        status,
        codes.filter((code) => errors[code].status === status),
      ),
    ]),
  )
}

function refusal(status: number, codes: readonly ErrorCode[]): Json {
  const description = codes
    .map(
      (code) =>
        `\`${code}\`: ${errors[code].title}. ${errors[code].advice} Try again: ${errors[code].retry}.`,
    )
    .join('\n\n')
  const shown = Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]))
  return {
    description,
    headers: problemHeaders(status),
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples: shown },
    },
  }
}
