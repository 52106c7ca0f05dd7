import { createKey, getKey, listKeys, presentKey, revokeKey, type KeyShape } from '@parley/contract/key.ts'
import type { BodyOf } from '@parley/contract/route.ts'
import { put } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { Key } from '@parley/core/domain/key.ts'
import { enact, settle } from '@parley/core/flows/enact.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Store } from '@parley/core/ports/store.ts'
import type { Hono } from 'hono'

import { newSecret, sha256Hex } from '../../edges/api-key.ts'
import type { Caller } from '../caller.ts'
import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'

type Asked = BodyOf<typeof createKey>

/** What programs show instead of signing in: made, looked at, revoked. */
export function keys(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, createKey, async ({ hub, caller, body }) => {
    const store = hub.stores.of(caller.tenant)
    const { now, id } = hub.moment()
    refuseMore(caller, body)
    await refuseStrange(store, body)
    const secret = newSecret()
    const key: Key = {
      id: id('key'),
      name: body.name,
      hash: sha256Hex(secret),
      hint: secret.slice(-4),
      scopes: [...new Set(body.scopes)],
      accounts: body.account_ids,
      expiresAt: until(body, now),
      revokedAt: null,
      lastUsedAt: null,
      createdBy: caller.actor.id,
      createdAt: now,
      version: 0,
    }
    await enact(hub, store, { changes: [put('key', key)], tasks: [] }, null)
    return { key: await shown(hub, store, key), secret }
  })

  serve(app, parts, listKeys, async ({ hub, caller }) => {
    const store = hub.stores.of(caller.tenant)
    const [keys, users] = await Promise.all([store.keys(), store.users()])
    const { now } = hub.moment()
    return { data: keys.map((key) => presentKey(key, { keys, users }, now)), next: null }
  })

  serve(app, parts, getKey, async ({ hub, caller, params }) => {
    const store = hub.stores.of(caller.tenant)
    const key = await store.key(params.key_id)
    if (!key) throw new HubError('not_found', 'There is no such key.')
    return shown(hub, store, key)
  })

  serve(app, parts, revokeKey, async ({ hub, caller, params }) => {
    const store = hub.stores.of(caller.tenant)
    return settle(async () => {
      const key = await store.key(params.key_id)
      if (!key) throw new HubError('not_found', 'There is no such key.')
      if (key.revokedAt !== null) return shown(hub, store, key)
      const revoked = { ...key, revokedAt: hub.moment().now }
      const ending = await enact(hub, store, { changes: [put('key', revoked)], tasks: [] }, null)
      return ending === 'conflict' ? 'conflict' : shown(hub, store, revoked)
    })
  })
}

async function shown(hub: Hub, store: Store, key: Key): Promise<KeyShape> {
  const [keys, users] = await Promise.all([store.keys(), store.users()])
  return presentKey(key, { keys, users }, hub.moment().now)
}

/** Nobody grants what they do not have. */
function refuseMore({ scopes, accounts }: Caller, asked: Asked): void {
  const beyond = asked.scopes.filter((scope) => !scopes.has(scope))
  if (beyond.length > 0) throw new HubError('forbidden', `You do not have ${beyond.join(', ')} yourself.`)
  if (!accounts || asked.account_ids?.every((id) => accounts.has(id))) return
  throw new HubError(
    'forbidden',
    'Your key is for some accounts only: name those that the new one may touch.',
  )
}

async function refuseStrange(store: Store, { account_ids: wanted }: Asked): Promise<void> {
  const known = new Set((await store.accounts()).map((account) => account.id))
  const strange = wanted?.find((id) => !known.has(id))
  if (strange) throw new HubError('invalid_request', `account_ids: there is no account ${strange}.`)
}

function until({ expires_at }: Asked, now: number): number | null {
  if (expires_at === null) return null
  const at = Date.parse(expires_at)
  if (at <= now) throw new HubError('invalid_request', 'expires_at: this time is over.')
  return at
}
