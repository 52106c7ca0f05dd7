import { createHash, randomBytes } from 'node:crypto'

import { put } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Session, User } from '@parley/core/domain/people.ts'
import { roleScopes, type Scope } from '@parley/core/domain/scope.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

import type { App, Caller, HttpParts } from './app.ts'

const cookie = 'parley_session'
const sessionMs = 14 * 24 * 3_600_000

/** Who asks, allowed to do this; throws `unauthenticated` or `forbidden`. */
export async function authorize(
  context: Context<App>,
  parts: Pick<HttpParts, 'hub'>,
  scope: Scope,
): Promise<Caller> {
  const caller = await whoever(context, parts)
  if (!caller) throw new HubError('unauthenticated', 'Nobody is signed in here.')
  if (!caller.scopes.has(scope)) throw new HubError('forbidden', `This needs the scope ${scope}.`)
  context.set('caller', caller)
  return caller
}

/** Who is signed in on this browser, if anybody is. */
export async function whoever(
  context: Context<App>,
  { hub }: Pick<HttpParts, 'hub'>,
): Promise<Caller | null> {
  const token = getCookie(context, cookie)
  const found = token ? await hub.stores.session(digest(token)) : null
  if (!found || found.session.expiresAt <= hub.moment().now) return null
  return { tenant: found.tenant, user: found.user, scopes: roleScopes[found.user.role] }
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
    tokenHash: digest(token),
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
  const found = token ? await hub.stores.session(digest(token)) : null
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

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
