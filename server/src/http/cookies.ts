import { sessionMs } from '@parley/core/domain/decisions/rotate.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { User } from '@parley/core/domain/people.ts'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

import type { Env } from '../env.ts'
import type { Recognized } from './credentials.ts'
import type { App, HttpParts } from './parts.ts'
import { accessMs, exchange, recognizeAccess, startSession, type Pair } from './sessions.ts'

/** A script of the page cannot read them, and other sites' requests that change something do not carry them. */
const [access, refresh] = ['parley_session', 'parley_refresh']

/** Signs a person in on this browser. */
export async function openSession(
  context: Context<App>,
  { hub, env }: Pick<HttpParts, 'hub' | 'env'>,
  tenant: TenantId,
  user: User,
): Promise<void> {
  const pair = await startSession(hub, tenant, user, context.req.header('user-agent') ?? '')
  give(context, env, pair)
}

/** Ends the session of this browser, here and in the store. */
export async function closeSession(
  context: Context<App>,
  { hub }: Pick<HttpParts, 'hub'>,
  known: Recognized | null,
): Promise<void> {
  for (const name of [access, refresh]) deleteCookie(context, name, { path: '/' })
  const { session, tenant } = known?.caller ?? { session: null, tenant: null }
  if (session === null || tenant === null) return
  const drop = { kind: 'drop', record: 'session', id: session } as const
  await hub.stores.of(tenant).commit({ changes: [drop], tasks: [], finish: null })
}

/** Whose browser this is. When the access token has run out, the refresh token is exchanged on the way. */
export async function recognizeCookies(
  context: Context<App>,
  { hub, env }: Pick<HttpParts, 'hub' | 'env'>,
): Promise<Recognized | null> {
  const held = getCookie(context, access)
  const known = held ? await recognizeAccess(hub, held) : null
  if (known) return known
  const token = getCookie(context, refresh)
  const exchanged = token ? await exchange(hub, token, context.get('correlationId')) : null
  if (!exchanged) return null
  give(context, env, exchanged.pair)
  return exchanged.known
}

function give(context: Context<App>, { PUBLIC_URL: url }: Env, pair: Pair): void {
  const secure = url?.startsWith('https://') ?? false
  const shared = { httpOnly: true, sameSite: 'Lax', secure, path: '/' } as const
  setCookie(context, access, pair.access, { ...shared, maxAge: accessMs / 1000 })
  setCookie(context, refresh, pair.refresh, { ...shared, maxAge: sessionMs / 1000 })
}
