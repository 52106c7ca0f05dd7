import { nothing } from '../domain/change.ts'
import { decideChecked, isCheckDue } from '../domain/decisions/check.ts'
import type { AccountId, TenantId } from '../domain/ids.ts'
import type { Claim } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, settle, type Ending } from './enact.ts'
import { askChannel, type Proving } from './prove-token.ts'

/** Shows an account's token to its channel, unless that has been done lately. */
export async function checkToken(
  hub: Proving & Pick<Hub, 'stores' | 'queue' | 'live' | 'vault' | 'moment'>,
  tenant: TenantId,
  id: AccountId,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  const account = await store.account(id)
  if (!account || !isCheckDue(account, hub.moment().now))
    return settle(() => enact(hub, store, nothing, claim))
  const { sealedToken: used } = account
  const checked = await askChannel(hub, account, hub.vault.open(used, id))
  return settle(async () => {
    const current = (await store.account(id)) ?? account
    return enact(hub, store, decideChecked(current, used, checked, hub.moment()), claim)
  })
}
