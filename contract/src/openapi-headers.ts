import type { Json } from './openapi-schema.ts'
import type { Header, Route } from './route.ts'

/** What every route reads and answers beside its own headers; the document refers to these by name. */
export const sharedParameters = {
  Traceparent: parameter({
    name: 'traceparent',
    description: 'The trace that this request belongs to (W3C Trace Context); without it a new one begins.',
    example: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  }),
}

export const sharedHeaders = {
  CorrelationId: shown({
    name: 'x-correlation-id',
    description: 'The id of the trace: it finds the request in the logs, the audit log and the dead letters.',
    example: '4bf92f3577b34da6a3ce929d0e0e4736',
  }),
  RetryAfter: {
    description: 'Seconds after which to come back.',
    required: true,
    schema: { type: 'integer', minimum: 0 },
    example: 60,
  },
  Authenticate: shown({
    name: 'www-authenticate',
    description: 'How to authenticate.',
    example: 'Bearer realm="parley"',
  }),
}

/** The headers that a route reads. */
export function requestHeaders({ headers = [] }: Pick<Route, 'headers'>): readonly Json[] {
  return [...headers.map(parameter), { $ref: '#/components/parameters/Traceparent' }]
}

/** The headers of the answer that a route gives if all is well. */
export function answerHeaders({ answerHeaders: own = [] }: Pick<Route, 'answerHeaders'>): Json {
  return { ...correlated, ...Object.fromEntries(own.map((header) => [header.name, shown(header, false)])) }
}

/** The headers of a problem. */
export function problemHeaders(status: number): Json {
  return {
    ...correlated,
    ...(status === 429 || status === 503
      ? { 'retry-after': { $ref: '#/components/headers/RetryAfter' } }
      : {}),
    ...(status === 401 ? { 'www-authenticate': { $ref: '#/components/headers/Authenticate' } } : {}),
  }
}

const correlated = { 'x-correlation-id': { $ref: '#/components/headers/CorrelationId' } }

/** The example stands in words: the interactive reference would send it along with every request. */
function parameter({ name, description, example }: Header): Json {
  const said = `${description} For example \`${example}\`.`
  return { name, in: 'header', required: false, description: said, schema: { type: 'string' } }
}

function shown({ description, example }: Header, required = true): Json {
  return { description, required, schema: { type: 'string' }, example }
}
