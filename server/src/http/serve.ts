import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '@parley/contract/route.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { Context, Hono } from 'hono'

import type { App, Caller, HttpParts } from './app.ts'
import { authorize, refuseForeignSite } from './auth.ts'
import { invalid } from './problems.ts'

/** A request that has been validated by its route. */
export interface Call<R extends Route> {
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  /** Who asks; null on routes for anyone. */
  readonly caller: R['auth'] extends 'anyone' ? null : Caller
  readonly context: Context<App>
}

/** A request's body is refused beyond this. */
const maxBodyBytes = 1024 * 1024

/** Serves a route of the contract: checks who asks and what, then answers with what the handler returns. */
export function serve<R extends Route>(
  app: Hono<App>,
  parts: HttpParts,
  route: R,
  handle: (call: Call<R>) => Promise<AnswerOf<R>>,
): void {
  app.on(route.method, route.path.replace(/\{(\w+)\}/g, ':$1'), async (context) => {
    refuseForeignSite(context)
    const caller = route.auth === 'anyone' ? null : await authorize(context, parts, route.auth)
    const params = route.params.safeParse(context.req.param())
    // An id that cannot exist is treated like one that does not: what is not yours looks the same either way.
    if (!params.success) throw new HubError('not_found', 'There is nothing with this id.')
    const query = route.query.safeParse(context.req.query())
    if (!query.success) return invalid(context, query.error)
    const body = route.body.safeParse(await readBody(context))
    if (!body.success) return invalid(context, body.error)
    const call = { params: params.data, query: query.data, body: body.data, caller, context } as Call<R>
    const answer = await handle(call)
    context.header('cache-control', 'no-store')
    return context.json(answer as object, route.status)
  })
}

async function readBody(context: Context<App>): Promise<unknown> {
  if (context.req.method === 'GET' || context.req.method === 'DELETE') return undefined
  if (Number(context.req.header('content-length') ?? 0) > maxBodyBytes)
    throw new HubError('too_large', 'A request may have 1 MB.')
  const text = await context.req.text()
  if (text.length > maxBodyBytes) throw new HubError('too_large', 'A request may have 1 MB.')
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new HubError('invalid_request', 'The body is not JSON.')
  }
}
