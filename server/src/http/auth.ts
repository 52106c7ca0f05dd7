import { randomBytes } from 'node:crypto'

import type { Actor } from '@parley/core/domain/audit.ts'
import { put } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Session, User } from '@parley/core/domain/people.ts'
import type { Scope } from '@parley/core/domain/scope.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

import { sha256Hex } from '../edges/api-key.ts'
import { hmac } from '../edges/hmac.ts'
import { acting } from './acting.ts'
import type { App, HttpParts } from './app.ts'
import type { Caller } from './caller.ts'
import { recognizeKey, recognizePerson, type Recognized } from './credentials.ts'

const cookie = 'parley_session'
const sessionMs = 14 * 24 * 3_600_000

/** Who asks, allowed to do this; throws `unauthenticated`, `tenant_suspended` or `forbidden`. */
export async function authorize(
  context: Context<App>,
  parts: Pick<HttpParts, 'hub'>,
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
export async function whoever(context: Context<App>, parts: Pick<HttpParts, 'hub'>): Promise<Caller | null> {
  const known = await recognize(context, parts)
  return known && !known.suspended ? known.caller : null
}

/** The hub as this caller may use it, for reading. */
export function readingAs(caller: Caller, hub: Hub): Hub {
  return acting(hub, { ...caller, deed: null, detail: {}, correlationId: '' })
}

/** By the key in `Authorization`, or without that header by the session of this browser. */
async function recognize(context: Context<App>, { hub }: Pick<HttpParts, 'hub'>): Promise<Recognized | null> {
  const given = bearer(context)
  return given === null ? recognizeCookie(context, hub) : recognizeKey(hub, given)
}

async function recognizeCookie(context: Context<App>, hub: Hub): Promise<Recognized | null> {
  const token = getCookie(context, cookie)
  const found = token ? await hub.stores.session(sha256Hex(token)) : null
  if (!found || found.session.expiresAt <= hub.moment().now) return null
  const tenant = await hub.stores.tenant(found.tenant)
  return tenant && recognizePerson(tenant, found.user)
}

/** The credential in the header; empty if the header is of another kind, null if there is none. */
function bearer(context: Context<App>): string | null {
  const header = context.req.header('authorization')
  return header === undefined ? null : (/^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '')
}

function missing(context: Context<App>): string {
  return bearer(context) === null
    ? 'Nobody is signed in here.'
    : 'The credential in Authorization is wrong, expired or revoked.'
}

/** Signs a person in on this browser. */
export async function openSession(
  context: Context<App>,
  { hub, env }: Pick<HttpParts, 'hub' | 'env'>,
  tenant: TenantId,
  user: User,
): Promise<void> {
  const token = await startSession(hub, tenant, user)
  const secure = env.PUBLIC_URL?.startsWith('https://') ?? false
  setCookie(context, cookie, token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    path: '/',
    maxAge: sessionMs / 1000,
  })
}

async function startSession(hub: Hub, tenant: TenantId, user: User): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const { now, id } = hub.moment()
  const session: Session = {
    id: id('ses'),
    user: user.id,
    tokenHash: sha256Hex(token),
    createdAt: now,
    expiresAt: now + sessionMs,
    version: 0,
  }
  await hub.stores.of(tenant).commit({ changes: [put('session', session)], tasks: [], finish: null })
  return token
}

/** Ends the session of this browser, here and in the store. */
export async function closeSession(context: Context<App>, { hub }: Pick<HttpParts, 'hub'>): Promise<void> {
  const token = getCookie(context, cookie)
  const found = token ? await hub.stores.session(sha256Hex(token)) : null
  deleteCookie(context, cookie, { path: '/' })
  if (!found) return
  const drop = { kind: 'drop', record: 'session', id: found.session.id } as const
  await hub.stores.of(found.tenant).commit({ changes: [drop], tasks: [], finish: null })
}

/** A browser tells when another site makes it write here (Fetch Metadata); such a request is refused. */
export function refuseForeignSite(context: Context<App>): void {
  const site = context.req.header('sec-fetch-site')
  if (context.req.method === 'GET' || site === undefined || site === 'same-origin' || site === 'none') return
  throw new HubError('forbidden', 'Another site may not write here.')
}
