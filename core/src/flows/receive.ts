import type { Decision } from '../domain/change.ts'
import { groupOf, type ChannelEvent } from '../domain/channel-event.ts'
import { unreacted } from '../domain/decisions/react.ts'
import { decideReceive } from '../domain/decisions/receive.ts'
import { withoutContent } from '../domain/erase.ts'
import type { Moment, TenantId } from '../domain/ids.ts'
import type { Claim, Plan, Work } from '../domain/task.ts'
import type { ReceivingView } from '../domain/view.ts'
import type { Hub } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'
import { enact, enactAtHome, settle, type Ending } from './enact.ts'
import { keepAside } from './keep-aside.ts'

type Receiving = Pick<Hub, 'stores' | 'queue' | 'live' | 'channels' | 'moment'>
type ReceiveWork = Extract<Work, { kind: 'receive' }>

/** Takes one event of a channel into the account it belongs to; what belongs to nobody is kept aside. */
export async function receive(hub: Receiving, work: ReceiveWork, claim: Claim): Promise<Ending> {
  const { channel: name, event } = work
  if (event.kind === 'account' && event.scope === 'business') return spread(hub, name, event, claim)
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
      profiles: channel.profile !== undefined,
      tried: claim.task,
      moment: hub.moment(),
    })
    const withdrawn = await withdrawing(store, view, event, decided, hub.moment())
    const forgets = view.account.routerMode && event.kind === 'status'
    return enact(hub, store, forgets ? withoutContent(withdrawn) : withdrawn, claim)
  })
}

/** A reaction of ours that failed takes its mark from the message that it is about. */
async function withdrawing(
  store: Store,
  { message, account }: ReceivingView,
  event: ChannelEvent,
  decision: Decision,
  moment: Moment,
): Promise<Decision> {
  const failed = event.kind === 'status' && event.status === 'failed' && decision.changes.length > 0
  if (!failed || message?.content.kind !== 'reaction') return decision
  const target = await store.called(account.id, message.content.to)
  return { ...decision, changes: [...decision.changes, ...unreacted(message, target, moment).changes] }
}

/** News of a business becomes news of each of its accounts; of a template, which they share, of one for each tenant. */
async function spread(
  hub: Receiving,
  channel: string,
  report: Extract<ChannelEvent, { kind: 'account' }>,
  claim: Claim,
): Promise<Ending> {
  const { accountKey: business, news } = report
  const homes = await hub.stores.accountsOf(channel, business)
  if (homes.length === 0)
    return keepAside(
      hub,
      claim,
      'unrouted',
      `No active ${channel} account belongs to the business ${business}.`,
    )
  const tenants = new Set<TenantId>()
  const told = homes.filter(
    ({ tenant }) => news.kind !== 'template' || (!tenants.has(tenant) && tenants.add(tenant)),
  )
  const tasks = told.map(({ account }): Plan => {
    const event: ChannelEvent = { ...report, scope: 'account', accountKey: account.key, business }
    return {
      group: groupOf(channel, event),
      work: { kind: 'receive', channel, event },
      dueAt: claim.task.dueAt,
    }
  })
  return settle(() => enactAtHome(hub, { changes: [], tasks }, claim))
}
