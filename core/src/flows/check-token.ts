import type { Account } from '../domain/account.ts'
import { nothing } from '../domain/change.ts'
import { decideChecked, isCheckDue, lifeOf, type Learnt } from '../domain/decisions/check.ts'
import type { AccountId, TenantId } from '../domain/ids.ts'
import type { Claim } from '../domain/task.ts'
import { isRenewalDue } from '../domain/token-life.ts'
import type { Hub } from '../ports/hub.ts'
import { askSpan, askUpkeep } from './ask-upkeep.ts'
import { renews } from './connect.ts'
import { enact, settle, type Ending } from './enact.ts'
import { askChannel, type Proving } from './prove-token.ts'

type Checking = Proving & Pick<Hub, 'stores' | 'queue' | 'live' | 'vault' | 'moment'>

/** Shows an account's token to its channel, and has it exchanged if it is time; unless that has been done lately. */
export async function checkToken(
  hub: Checking,
  tenant: TenantId,
  id: AccountId,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  const account = await store.account(id)
  if (!account || !isCheckDue(account, hub.moment().now))
    return settle(() => enact(hub, store, nothing, claim))
  const { sealedToken: used } = account
  const token = hub.vault.open(used, id)
  const checked = await askChannel(hub, account, token)
  const learnt = checked.kind === 'good' ? await learn(hub, account, token) : {}
  return settle(async () => {
    const current = (await store.account(id)) ?? account
    return enact(hub, store, decideChecked(current, used, checked, learnt, hub.moment()), claim)
  })
}

/** An answer that is lost costs nothing: the token stays good, and is exchanged at the next check. */
async function learn(hub: Checking, account: Account, token: string): Promise<Learnt> {
  const known = { renews: renews(hub, account.channel), span: await askSpan(hub, account, token) }
  if (!isRenewalDue(lifeOf(account, known.renews), hub.moment().now)) return known
  const renewal = await askUpkeep(hub, 'renewal', account, token)
  if (renewal?.kind === 'refused') return { ...known, renewal }
  if (renewal?.kind !== 'renewed') return known
  const expiresAt = hub.moment().now + renewal.lastsMs
  return {
    ...known,
    renewal: { kind: 'renewed', sealed: hub.vault.seal(renewal.token, account.id), expiresAt },
  }
}
