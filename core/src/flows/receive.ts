import { decideReceive } from '../domain/decisions/receive.ts'
import { withoutContent } from '../domain/erase.ts'
import type { Work, Claim } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, settle, type Ending } from './enact.ts'
import { keepAside } from './keep-aside.ts'

/** Takes one event of a channel into the account it belongs to; what belongs to nobody is kept aside. */
export async function receive(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'channels' | 'moment'>,
  { channel: name, event }: Extract<Work, { kind: 'receive' }>,
  claim: Claim,
): Promise<Ending> {
  const home = await hub.stores.accountFor(name, event.accountKey)
  const channel = hub.channels.get(name)
  if (!home || !channel)
    return keepAside(hub, claim, 'unrouted', `No active ${name} account has the key ${event.accountKey}.`)
  const store = hub.stores.of(home.tenant)
  return settle(async () => {
    const view = await store.receiving(home.account.id, event)
    const decided = decideReceive(event, {
      view,
      can: channel.can,
      tried: claim.task,
      moment: hub.moment(),
    })
    const forgets = view.account.routerMode && event.kind === 'status'
    return enact(hub, store, forgets ? withoutContent(decided) : decided, claim)
  })
}
