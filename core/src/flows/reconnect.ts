import type { Account } from '../domain/account.ts'
import { showsAll, type Shows } from '../domain/account.ts'
import { calm } from '../domain/alarm.ts'
import type { AlertKind } from '../domain/alert.ts'
import { put, type Put } from '../domain/change.ts'
import { lifeOf } from '../domain/decisions/check.ts'
import { newEndpoint, type Endpoint } from '../domain/endpoint.ts'
import { HubError } from '../domain/error.ts'
import type { AccountId, TenantId } from '../domain/ids.ts'
import { newLife, type TokenLife } from '../domain/token-life.ts'
import type { Store } from '../ports/store.ts'
import { firstSpan } from './ask-upkeep.ts'
import { readSettings, refuseTaken, renews, type Connecting } from './connect.ts'
import { enact, settle } from './enact.ts'
import { proveToken } from './prove-token.ts'
import { refuseAddress } from './subscribe.ts'

/** What may change about an account; what is left out stays. */
export interface AccountChanges {
  readonly name?: string | undefined
  readonly settings?: Account['settings'] | undefined
  readonly ordering?: Account['ordering'] | undefined
  readonly routerMode?: boolean | undefined
  readonly active?: boolean | undefined
  readonly retry?: Account['retry'] | undefined
  readonly shows?: Partial<Shows> | undefined
  readonly token?: string | undefined
  /** When the token ends; of the one that is there already if there is no new one. */
  readonly tokenExpiresAt?: number | null | undefined
  /** Where the account's own events go; null for nowhere. `secret` signs if there was no endpoint before. */
  readonly webhook?: { readonly url: string | null; readonly secret: string } | undefined
}

/**
 * Changes an account, or deactivates it. A new token, and the one of an account that comes back, is proved first.
 * `fresh` tells whether the endpoint is new and signs with the given secret.
 */
export async function reconnect(
  hub: Connecting,
  tenant: TenantId,
  id: AccountId,
  changes: AccountChanges,
): Promise<{ account: Account; endpoint: Endpoint | null; fresh: boolean }> {
  if (changes.webhook?.url) refuseAddress(hub, 'webhook_url', changes.webhook.url)
  const store = hub.stores.of(tenant)
  const before = await store.account(id)
  if (!before) throw new HubError('not_found', 'There is no such account.')
  if (changes.active && !before.active) await refuseTaken(hub, before)
  const token =
    changes.token ?? (changes.active && !before.active ? hub.vault.open(before.sealedToken, id) : null)
  if (token !== null) await proveToken(hub, withGiven(before, changes), token)
  const life = await newTokenLife(hub, withGiven(before, changes), changes)
  return settle(async () => {
    const account = await store.account(id)
    if (!account) throw new HubError('not_found', 'There is no such account.')
    const after = changed(hub, account, changes, life)
    const { endpoint, puts, fresh } = await rewire(hub, store, id, changes)
    const tasks = calmed(account, after).map((kind) => calm({ kind, subject: id }, hub.moment()))
    const ending = await enact(hub, store, { changes: [put('account', after), ...puts], tasks }, null)
    if (ending !== 'conflict') return { account: after, endpoint, fresh }
    if (after.active) await refuseTaken(hub, after)
    return 'conflict'
  })
}

/** Of a token that is given now, or whose end is; null if neither. */
async function newTokenLife(
  hub: Connecting,
  account: Account,
  { token, tokenExpiresAt: expiresAt }: AccountChanges,
): Promise<TokenLife | null> {
  const renewable = renews(hub, account.channel)
  if (token !== undefined)
    return newLife(await firstSpan(hub, account, token, expiresAt), renewable, hub.moment())
  if (expiresAt === undefined) return null
  return {
    ...newLife({ ...lifeOf(account), expiresAt }, renewable, hub.moment()),
    givenAt: lifeOf(account).givenAt,
  }
}

/** What administrators need not look at any more. */
function calmed(before: Account, after: Account): AlertKind[] {
  return [
    ...(before.tokenRefused && !after.tokenRefused ? (['token_invalid'] as const) : []),
    ...(before.tokenLife?.warnedDays && !after.tokenLife?.warnedDays ? (['token_expiring'] as const) : []),
  ]
}

/** The account with what was given instead of what it has. */
function withGiven(account: Account, changes: AccountChanges): Account {
  const { name = account.name, settings = account.settings } = changes
  const { ordering = account.ordering, active = account.active, routerMode = account.routerMode } = changes
  const { retry = account.retry } = changes
  const shows = { ...showsAll, ...account.shows, ...changes.shows }
  return { ...account, name, settings, ordering, active, routerMode, shows, ...(retry ? { retry } : {}) }
}

function changed(
  hub: Connecting,
  account: Account,
  changes: AccountChanges,
  tokenLife: TokenLife | null,
): Account {
  const after = withGiven(account, changes)
  return {
    ...after,
    ...(tokenLife ? { tokenLife } : {}),
    settings: readSettings(hub.channels, account.channel, after.settings),
    ...(changes.token === undefined
      ? {}
      : { sealedToken: hub.vault.seal(changes.token, account.id), tokenRefused: null }),
  }
}

/** The account's own endpoint, moved to another address, switched off, or made. */
async function rewire(
  hub: Connecting,
  store: Store,
  account: AccountId,
  { webhook }: AccountChanges,
): Promise<{ endpoint: Endpoint | null; puts: readonly Put[]; fresh: boolean }> {
  const own = ownEndpoint(await store.endpoints(), account)
  if (webhook === undefined || webhook.url === (own?.url ?? null))
    return { endpoint: own, puts: [], fresh: false }
  if (webhook.url === null) {
    const off = own && { ...own, active: false }
    return { endpoint: null, puts: off ? [put('endpoint', off)] : [], fresh: false }
  }
  const { url, secret } = webhook
  const endpoint = own ? { ...own, url } : newEndpoint({ url, secret, account }, hub.vault, hub.moment())
  return { endpoint, puts: [put('endpoint', endpoint)], fresh: own === null }
}

/** The one that an account's `webhook_url` speaks of: its oldest that is active. */
export function ownEndpoint(endpoints: readonly Endpoint[], account: AccountId): Endpoint | null {
  return endpoints.find((endpoint) => endpoint.account === account && endpoint.active) ?? null
}
