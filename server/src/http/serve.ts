import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '@parley/contract/route.ts'
import { none } from '@parley/contract/shapes.ts'
import { detailOf, type Actor } from '@parley/core/domain/audit.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { traced } from '@parley/core/flows/traced.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

import { acting } from './acting.ts'
import { authorize, authorizeOperator, refuseForeignSite } from './auth.ts'
import { refuseAccount, type Caller } from './caller.ts'
import type { App, HttpParts } from './parts.ts'
import { invalid } from './problems.ts'

/** A request that has been validated by its route. */
export interface Call<R extends Route> {
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  /** Who asks; null on routes for anyone and for the operator. */
  readonly caller: R['auth'] extends 'anyone' | 'operator' ? null : Caller
  /** The hub as this caller may use it: what it commits has its line in the audit log. */
  readonly hub: Hub
  /** The same for whom the handler has come to know, e.g. by a password. */
  hubAs(actor: Actor): Hub
  readonly context: Context<App>
}

/** A request's body is refused beyond this. */
const atMost = bodyLimit({
  maxSize: 1024 * 1024,
  onError() {
    throw new HubError('too_large', 'A request may have 1 MB.')
  },
})

/** What takes a file has its own limit, and counts as it reads. */
const anySize: MiddlewareHandler = async (_, next) => next()

/** Serves a route of the contract: checks who asks and what, then answers with what the handler returns. */
export function serve<R extends Route>(
  app: Hono<App>,
  parts: HttpParts,
  route: R,
  handle: (call: Call<R>) => Promise<AnswerOf<R>>,
): void {
  app.on(
    route.method,
    route.path.replace(/\{(\w+)\}/g, ':$1'),
    route.takes === 'file' ? anySize : atMost,
    async (context) => {
      refuseForeignSite(context)
      const { caller, actor } = await admit(context, parts, route)
      const params = route.params.safeParse(context.req.param())
      // An id that cannot exist is treated like one that does not: what is not yours looks the same either way.
      if (!params.success) throw new HubError('not_found', 'There is nothing with this id.')
      const query = route.query.safeParse(context.req.query())
      if (!query.success) return invalid(context, query.error)
      if (context.req.url.includes('%00')) throw new HubError('invalid_request', nulIn('query'))
      const body = route.body.safeParse(route.takes === 'file' ? '' : await readBody(context, route))
      if (!body.success) return invalid(context, body.error)
      if (caller) refuseAccount(caller, [params.data, query.data, body.data])
      const deed = route.audit ?? null
      const detail = detailOf(deed, body.data)
      const correlationId = context.get('correlationId')
      const hubAs = (by: Actor) =>
        acting(traced(parts.hub, correlationId), {
          actor: by,
          accounts: caller?.accounts ?? null,
          deed,
          detail,
          correlationId,
        })
      const asked = { params: params.data, query: query.data, body: body.data }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schemas of R have just proved each part
      const call = { ...asked, caller, hub: hubAs(actor), hubAs, context } as Call<R>
      const answer = await handle(call)
      return context.body(JSON.stringify(answer), route.status, {
        'cache-control': 'no-store',
        'content-type': 'application/json',
      })
    },
  )
}

const nobody: Actor = { kind: 'system', id: 'anyone' }

/** Who asks, if the route lets them; throws `unauthenticated` or `forbidden`. */
async function admit(
  context: Context<App>,
  parts: HttpParts,
  { auth }: Route,
): Promise<{ caller: Caller | null; actor: Actor }> {
  if (auth === 'anyone') return { caller: null, actor: nobody }
  if (auth === 'operator') return { caller: null, actor: await authorizeOperator(context, parts) }
  const caller = await authorize(context, parts, auth)
  return { caller, actor: caller.actor }
}

/** Clients that always send JSON send `{}` where there is nothing to say. */
async function readBody(context: Context<App>, { body }: Route): Promise<unknown> {
  if (context.req.method === 'GET' || context.req.method === 'DELETE') return undefined
  const text = await context.req.text()
  if (text === '' || (body === none && text.trim() === '{}')) return undefined
  const given = parsed(text)
  if (escapedNul.test(text)) throw new HubError('invalid_request', nulIn('body'))
  return given
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HubError('invalid_request', 'The body is not JSON.')
  }
}

/** Not the text that reads so: its backslash is written as two. */
const escapedNul = /(?<!\\)(?:\\\\)*\\u0000/

/** Not every database keeps a text with that character: it is refused whatever the hub stands on. */
function nulIn(part: string): string {
  return `The ${part} has the character NUL, which no text may have.`
}
