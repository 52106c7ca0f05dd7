import type { Actor } from '@parley/core/domain/audit.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { Scope } from '@parley/core/domain/scope.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Context } from 'hono'

import { sha256Hex } from '../edges/api-key.ts'
import { hmac } from '../edges/hmac.ts'
import { acting } from './acting.ts'
import type { Caller } from './caller.ts'
import { recognizeCookies } from './cookies.ts'
import { recognizeKey, type Recognized } from './credentials.ts'
import type { App, HttpParts } from './parts.ts'
import { recognizeAccess } from './sessions.ts'

// The door to sessions for whoever puts the hub together with something else.
export { openSession } from './cookies.ts'

/** Who asks, allowed to do this; throws `unauthenticated`, `tenant_suspended` or `forbidden`. */
export async function authorize(
  context: Context<App>,
  parts: Pick<HttpParts, 'hub' | 'env'>,
  need: Scope | 'person',
): Promise<Caller> {
  const known = await recognize(context, parts)
  if (!known) throw new HubError('unauthenticated', missing(context))
  const { caller, suspended } = known
  if (suspended) throw new HubError('tenant_suspended')
  if (need === 'person') {
    if (caller.user) return caller
    throw new HubError('forbidden', 'This is for people who are signed in, not for keys.')
  }
  if (!caller.scopes.has(need)) throw new HubError('forbidden', `This needs the scope ${need}.`)
  return caller
}

/** Whoever runs the hub; throws `unauthenticated` or `forbidden`. */
export async function authorizeOperator(
  context: Context<App>,
  parts: Pick<HttpParts, 'hub' | 'env'>,
): Promise<Actor> {
  const token = bearer(context)
  const digest = sha256Hex(token ?? '')
  // All are compared, by digests of one length, so that the time tells nothing.
  const known = parts.env.OPERATOR_KEY.filter((key) => hmac.same(sha256Hex(key), digest))
  if (token !== null && known.length > 0) return { kind: 'operator', id: `operator_${digest.slice(0, 8)}` }
  if (!(await recognize(context, parts))) throw new HubError('unauthenticated', missing(context))
  throw new HubError('forbidden', 'This is for whoever runs the hub: send an OPERATOR_KEY.')
}

/** Who sent the request, if anybody who may come in. */
export async function whoever(
  context: Context<App>,
  parts: Pick<HttpParts, 'hub' | 'env'>,
): Promise<Caller | null> {
  const known = await recognize(context, parts)
  return known && !known.suspended ? known.caller : null
}

/** The hub as this caller may use it, for reading. */
export function readingAs(caller: Caller, hub: Hub): Hub {
  return acting(hub, { ...caller, deed: null, detail: {}, correlationId: '' })
}

/** By the key or token in `Authorization`, or without that header by the cookies of this browser. */
export async function recognize(
  context: Context<App>,
  parts: Pick<HttpParts, 'hub' | 'env'>,
): Promise<Recognized | null> {
  const { hub } = parts
  const given = bearer(context)
  if (given === null) return recognizeCookies(context, parts)
  return (await recognizeKey(hub, given)) ?? (await recognizeAccess(hub, given))
}

/** The credential in the header; empty if the header is of another kind, null if there is none (or none in it: forms send that). */
function bearer(context: Context<App>): string | null {
  const header = context.req.header('authorization')
  if (header === undefined || /^Bearer *$/i.test(header)) return null
  return /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? ''
}

function missing(context: Context<App>): string {
  return bearer(context) === null
    ? 'Nobody is signed in here.'
    : 'The credential in Authorization is wrong, expired or revoked.'
}

/** A browser tells when another site makes it write here (Fetch Metadata); such a request is refused. */
export function refuseForeignSite(context: Context<App>): void {
  const site = context.req.header('sec-fetch-site')
  if (context.req.method === 'GET' || site === undefined || site === 'same-origin' || site === 'none') return
  throw new HubError('forbidden', 'Another site may not write here.')
}
