import type { Account } from '../domain/account.ts'
import type { Target } from '../domain/alert.ts'
import { put, type Put } from '../domain/change.ts'
import type { Endpoint } from '../domain/endpoint.ts'
import { HubError } from '../domain/error.ts'
import type { TenantId } from '../domain/ids.ts'
import type { Hub } from '../ports/hub.ts'
import type { Vault } from '../ports/vault.ts'
import { settle } from './enact.ts'

/** How many records had a secret under an older key. */
interface Resealed {
  /** Sealed again under the newest one. */
  readonly done: number
  /** Left as they are, because their key is not configured, or they are damaged. */
  readonly left: number
}

/**
 * Seals every secret of a tenant under the newest key, a record at a time, so that the older keys can be dropped. Whoever
 * works with a record meanwhile is in nobody's way: either secret opens.
 */
export async function reseal(
  { stores, vault }: Pick<Hub, 'stores' | 'vault'>,
  tenant: TenantId,
): Promise<Resealed> {
  const store = stores.of(tenant)
  const renewals = [
    ...(await store.accounts()).map(
      ({ id }) =>
        async () =>
          renewAccount(await store.account(id), vault),
    ),
    ...(await store.endpoints()).map(
      ({ id }) =>
        async () =>
          renewEndpoint(await store.endpoint(id), vault),
    ),
    ...(await store.targets()).map(
      ({ id }) =>
        async () =>
          renewTarget(await store.target(id), vault),
    ),
  ]
  let [done, left] = [0, 0]
  for (const renew of renewals) {
    try {
      const renewed = await settle(async () => {
        const change = await renew()
        if (change === null) return 0
        const verdict = await store.commit({ changes: [change], tasks: [], finish: null })
        return verdict.kind === 'conflict' ? 'conflict' : 1
      })
      done += renewed
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      left += 1
    }
  }
  return { done, left }
}

function renewAccount(account: Account | null, vault: Vault): Put | null {
  const sealedToken = account && vault.reseal(account.sealedToken, account.id)
  return account && sealedToken !== null ? put('account', { ...account, sealedToken }) : null
}

function renewEndpoint(endpoint: Endpoint | null, vault: Vault): Put | null {
  if (!endpoint) return null
  const renewed = endpoint.secrets.map(({ sealed }) => vault.reseal(sealed, endpoint.id))
  if (renewed.every((sealed) => sealed === null)) return null
  const secrets = endpoint.secrets.map((secret, at) => ({ ...secret, sealed: renewed[at] ?? secret.sealed }))
  return put('endpoint', { ...endpoint, secrets })
}

function renewTarget(target: Target | null, vault: Vault): Put | null {
  if (target?.address.kind !== 'webhook') return null
  const secret = vault.reseal(target.address.secret, target.id)
  return secret === null ? null : put('target', { ...target, address: { ...target.address, secret } })
}
