import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'

import type { Stage } from '../stage.ts'
import { traceId } from '../state/ids.ts'
import { debugToken } from './debug-token.ts'
import { instagramEndpoints } from './instagram/endpoints.ts'
import { refreshToken } from './instagram/refresh-token.ts'
import { Refusal } from './refusal.ts'
import type { Answer, Endpoints, GraphHost, GraphRequest } from './request.ts'
import { checkProof, grantedBy, tokenOf } from './token.ts'
import { usageHeaders } from './usage.ts'
import { runsAs } from './version.ts'
import { weather } from './weather.ts'
import { whatsAppEndpoints } from './whatsapp/endpoints.ts'

/** Present when a real Node server is behind the app. */
interface Env {
  readonly Bindings: Partial<HttpBindings>
}

const endpoints: Readonly<Record<GraphHost, Endpoints>> = {
  'graph.facebook.com': whatsAppEndpoints,
  'graph.instagram.com': instagramEndpoints,
}

/** The edges whose errors have error_data. */
const withData: ReadonlySet<string> = new Set(['messages', 'media'])

const paths = [
  '/:version{v[0-9.]+}/:object',
  '/:version{v[0-9.]+}/:object/:edge',
  '/:object',
  '/:object/:edge',
]

/** One of the Graph hosts: `/v26.0/{object}/{edge}` and, as at Meta, the same without a version. */
export function graphApp(stage: Stage, host: GraphHost): Hono<Env> {
  const graph = new Hono<Env>()
  for (const path of paths) graph.all(path, (call) => serve(stage, host, call))
  return graph
}

async function serve(stage: Stage, host: GraphHost, call: Context<Env>): Promise<Response> {
  stage.ledger.graphCalls += 1
  const { object = '', edge, version }: Partial<Record<string, string>> = call.req.param()
  const trace = traceId(stage.random)
  call.header('x-fb-trace-id', trace)
  try {
    call.header('facebook-api-version', runsAs(version))
    const answer = await handle(stage, host, call, object, edge)
    return answer === 'cut' ? cut(call) : call.json(answer)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    for (const [name, value] of Object.entries(error.headers)) call.header(name, value)
    return call.json(
      error.body(host === 'graph.facebook.com' && withData.has(edge ?? ''), trace),
      error.error.status,
    )
  }
}

async function handle(
  stage: Stage,
  host: GraphHost,
  call: Context<Env>,
  object: string,
  edge: string | undefined,
): Promise<Answer> {
  const query = (name: string) => call.req.query(name)
  const token = tokenOf(call.req.header('authorization'), query('access_token'))
  checkProof(stage, token, query('appsecret_proof'))
  if (host === 'graph.facebook.com' && object === 'debug_token')
    return debugToken(stage, token, query('input_token'))
  if (host === 'graph.instagram.com' && call.req.method === 'GET' && object === 'refresh_access_token')
    return refreshToken(stage, token, query('grant_type'))
  const granted = grantedBy(stage, host, token)
  const header = (name: string) => call.req.header(name)
  const text = () => call.req.text()
  const bytes = async () => Buffer.from(await call.req.arrayBuffer())
  const form = () => formOf(call)
  const told = { query, header, text, bytes, form }
  const request: GraphRequest = { host, method: call.req.method, object, edge, granted, ...told }
  const endpoint = endpoints[host][`${request.method} ${edge ?? ''}`]
  if (!endpoint) throw new Refusal('unknownPath', `Unknown path components: /${edge ?? object}`)
  await weather(stage, request)
  try {
    return await endpoint(stage, request)
  } finally {
    const account = granted.find(({ id }) => id === object) ?? granted[0]
    for (const [name, value] of Object.entries(usageHeaders(stage, account))) call.header(name, value)
  }
}

async function formOf({ req }: Context<Env>): Promise<FormData | undefined> {
  if (!/^multipart\/form-data/i.test(req.header('content-type') ?? '')) return undefined
  return req.formData().catch(() => undefined)
}

/** The caller's connection dies instead of an answer; without a real connection it is a bad gateway. */
function cut({ env }: Context<Env>): Response {
  if (!env.incoming) return new Response(null, { status: 502 })
  env.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}
