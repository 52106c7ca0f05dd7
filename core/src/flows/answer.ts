import { nothing } from '../domain/change.ts'
import { decideAnswer } from '../domain/decisions/answer.ts'
import type { MessageId, TenantId } from '../domain/ids.ts'
import type { Claim } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, settle, type Ending } from './enact.ts'

/** Answers a customer's message by rule, if a rule or the fallback has something to say. */
export async function answer(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'channels' | 'moment'>,
  tenant: TenantId,
  message: MessageId,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  return settle(async () => {
    const [view, owner] = await Promise.all([store.delivering(message), hub.stores.tenant(tenant)])
    const can = view && hub.channels.get(view.account.channel)?.can
    return enact(
      hub,
      store,
      view && can ? decideAnswer(view, can, hub.moment(), owner?.restoredAt) : nothing,
      claim,
    )
  })
}
