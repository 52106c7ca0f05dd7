import { put } from '@parley/core/domain/change.ts'
import { isId, type SessionId, type TenantId } from '@parley/core/domain/ids.ts'
import { isUseStale, stands, type Key } from '@parley/core/domain/key.ts'
import type { Tenant, User } from '@parley/core/domain/people.ts'
import { roleScopes } from '@parley/core/domain/scope.ts'
import type { Hub } from '@parley/core/ports/hub.ts'

import { isSecret, sha256Hex } from '../edges/api-key.ts'
import type { Caller } from './caller.ts'

export interface Recognized {
  readonly caller: Caller
  /** Known, and shut out with the whole tenant. */
  readonly suspended: boolean
}

/** Whose API key this is; null for one that is not known, or no longer stands. */
export async function recognizeKey(hub: Hub, secret: string): Promise<Recognized | null> {
  if (!isSecret(secret)) return null
  const found = await hub.stores.keyByHash(sha256Hex(secret))
  const { now } = hub.moment()
  if (!found || !stands(found.key, now)) return null
  const { tenant, key } = found
  if (isUseStale(key, now)) void noteUse(hub, tenant.id, key, now)
  const caller: Caller = {
    tenant: tenant.id,
    actor: { kind: 'key', id: key.id },
    user: null,
    session: null,
    scopes: new Set(key.scopes),
    accounts: key.accounts && new Set(key.accounts),
  }
  return { caller, suspended: tenant.suspendedAt !== null }
}

/** A person who is signed in; null for one who was shut out. */
export function recognizePerson(tenant: Tenant, user: User, session: SessionId): Recognized | null {
  if (user.deactivatedAt !== null) return null
  const caller: Caller = {
    tenant: tenant.id,
    actor: { kind: 'user', id: user.id },
    user,
    session,
    scopes: roleScopes[user.role],
    accounts: null,
  }
  return { caller, suspended: tenant.suspendedAt !== null }
}

/** Nobody waits for this, and whoever writes the key at the same time wins: the next use is written down again. */
async function noteUse(hub: Hub, tenant: TenantId, key: Key, now: number): Promise<void> {
  const used = put('key', { ...key, lastUsedAt: now })
  await hub.stores
    .of(tenant)
    .commit({ changes: [used], tasks: [], finish: null })
    .catch(() => {})
}

/** Whether a caller whom we knew a while ago may still stay: for what goes on longer than a request. */
export async function stillStands(hub: Hub, { tenant, session, actor }: Caller): Promise<boolean> {
  const found = await hub.stores.tenant(tenant)
  if (!found || found.suspendedAt !== null) return false
  const { now } = hub.moment()
  if (session !== null) {
    const open = await hub.stores.signedIn(tenant, session)
    return open !== null && open.user.deactivatedAt === null && open.session.expiresAt > now
  }
  const key = isId('key', actor.id) ? await hub.stores.of(tenant).key(actor.id) : null
  return key !== null && stands(key, now)
}
