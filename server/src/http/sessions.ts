import { put } from '@parley/core/domain/change.ts'
import { decideRotate, sessionMs } from '@parley/core/domain/decisions/rotate.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Session, User } from '@parley/core/domain/people.ts'
import { settle } from '@parley/core/flows/enact.ts'
import type { Hub } from '@parley/core/ports/hub.ts'

import { acting } from './acting.ts'
import { recognizePerson, type Recognized } from './credentials.ts'

/** An access token is believed this long without its holder showing anything else; a revoked session ends it at once. */
export const accessMs = 10 * 60_000

/** What somebody who is signed in holds. */
export interface Pair {
  readonly access: string
  readonly refresh: string
}

/** Signs a person in. */
export async function startSession(hub: Hub, tenant: TenantId, user: User, agent: string): Promise<Pair> {
  const { now, id } = hub.moment()
  const session: Session = {
    id: id('ses'),
    user: user.id,
    generation: 0,
    rotatedAt: now,
    agent: agent.slice(0, 200),
    createdAt: now,
    expiresAt: now + sessionMs,
    version: 0,
  }
  await hub.stores.of(tenant).commit({ changes: [put('session', session)], tasks: [], finish: null })
  return pairFor(hub, tenant, session)
}

/** Who holds an access token; null if it is none, or its session is over. */
export async function recognizeAccess(hub: Hub, token: string): Promise<Recognized | null> {
  const { now } = hub.moment()
  const claims = await hub.tokens.read(token, 'access', now)
  const found = claims && (await hub.stores.signedIn(claims.tenant, claims.session))
  if (!found || found.session.expiresAt <= now) return null
  return recognizePerson(found.tenant, found.user, found.session.id)
}

/** Exchanges a refresh token for the next pair. One that was copied ends its session; that gives null, as any bad one. */
export async function exchange(
  hub: Hub,
  token: string,
  correlationId: string,
): Promise<{ readonly pair: Pair; readonly known: Recognized } | null> {
  const claims = await hub.tokens.read(token, 'refresh', hub.moment().now)
  if (!claims) return null
  const { tenant, session: id, generation } = claims
  return settle(async () => {
    const found = await hub.stores.signedIn(tenant, id)
    const known = found && recognizePerson(found.tenant, found.user, id)
    if (!known) return null
    const rotation = decideRotate(found.session, generation, hub.moment().now)
    if (rotation.kind === 'ended') return null
    const { stores } = rotation.kind === 'reused' ? warned(hub, correlationId) : hub
    const changes = rotation.kind === 'repeated' ? [] : rotation.changes
    const verdict =
      changes.length > 0 ? await stores.of(tenant).commit({ changes, tasks: [], finish: null }) : null
    if (verdict && verdict.kind !== 'done') return 'conflict'
    if (rotation.kind === 'reused') return null
    return { pair: await pairFor(hub, tenant, rotation.session), known }
  })
}

async function pairFor(hub: Hub, tenant: TenantId, session: Session): Promise<Pair> {
  const { now } = hub.moment()
  const { id, user, generation } = session
  const claims = { tenant, user, session: id, generation }
  const [access, refresh] = await Promise.all([
    hub.tokens.sign({ kind: 'access', ...claims }, now, now + accessMs),
    hub.tokens.sign({ kind: 'refresh', ...claims }, now, session.expiresAt),
  ])
  return { access, refresh }
}

/** A copied token is the business of whoever reads the audit log. */
function warned(hub: Hub, correlationId: string): Hub {
  return acting(hub, {
    actor: { kind: 'system', id: 'hub' },
    accounts: null,
    deed: { action: 'revoke.session', keep: [] },
    detail: { reason: 'A refresh token was used twice.' },
    correlationId,
  })
}
