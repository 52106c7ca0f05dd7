import { put } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { AccountId, TenantId } from '@parley/core/domain/ids.ts'
import type { Store, Stores } from '@parley/core/ports/store.ts'

/** What an account has heard and said since then is not in the data. */
export interface Gap {
  readonly tenant: TenantId
  readonly account: AccountId
  readonly name: string
  /** The time of its last event; null if it never had one. */
  readonly since: number | null
  /** The sequence of that event: the next one gets the number after it, as it did before. */
  readonly sequence: number
}

/**
 * Tells data that it was put back from a copy, before a hub works on it: from then on what was to be sent before `now` waits
 * for a person's word, because it may have gone out after the copy was made.
 */
export async function markRestored(stores: Stores, now: number): Promise<readonly Gap[]> {
  const gaps: Gap[] = []
  for (const tenant of await stores.tenants()) {
    const store = stores.of(tenant.id)
    const changes = [put('tenant', { ...tenant, restoredAt: now })]
    const { kind } = await store.commit({ changes, tasks: [], finish: null })
    if (kind !== 'done') throw new HubError('conflict', 'A hub works on the data: stop it first.')
    gaps.push(...(await gapsOf(store)))
  }
  return gaps
}

async function gapsOf(store: Store): Promise<readonly Gap[]> {
  const [accounts, heads] = await Promise.all([store.accounts(), store.heads()])
  return Promise.all(
    accounts.map(async ({ id: account, name }) => {
      const sequence = heads[account] ?? 0
      const [last] = await store.log(account, sequence - 1, 1)
      return { tenant: store.tenant, account, name, since: last?.at ?? null, sequence }
    }),
  )
}
