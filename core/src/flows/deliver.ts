import { nothing, type Decision } from '../domain/change.ts'
import { decideArrival, decideDeparture, failed } from '../domain/decisions/deliver.ts'
import type { MessageId, Moment, TenantId } from '../domain/ids.ts'
import type { Message } from '../domain/message.ts'
import type { Claim } from '../domain/task.ts'
import type { Channel, Outcome } from '../ports/channel.ts'
import type { Hub } from '../ports/hub.ts'
import type { MessageView, Store } from '../ports/store.ts'
import { enact, enactMeanwhile, settle, type Ending } from './enact.ts'

type Delivering = Pick<
  Hub,
  'stores' | 'queue' | 'live' | 'channels' | 'http' | 'vault' | 'platform' | 'moment'
>

/** Longer than channels need for a link they fetch themselves, shorter than a lease. */
const limits = { timeoutMs: 15_000, maxBodyBytes: 256 * 1024 }

/** Hands one message to its channel: written down as `sending` before the call, so that it can never go out twice. */
export async function deliver(
  hub: Delivering,
  tenant: TenantId,
  id: MessageId,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  const departed = await settle(() => depart(hub, store, id, claim))
  if (departed.kind === 'stayed') return departed.ending
  const outcome = await call(hub, departed.channel, departed.view)
  return settle(async () => {
    const current = await store.delivering(id)
    if (!current) return enact(hub, store, nothing, claim)
    return enact(hub, store, afterwards(current.message, outcome, claim, hub.moment()), claim)
  })
}

type Departed =
  | { readonly kind: 'gone'; readonly view: MessageView; readonly channel: Channel }
  | { readonly kind: 'stayed'; readonly ending: Ending }

async function depart(
  hub: Delivering,
  store: Store,
  id: MessageId,
  claim: Claim,
): Promise<Departed | 'conflict'> {
  const view = await store.delivering(id)
  const channel = view && hub.channels.get(view.account.channel)
  if (!channel) return stayed(await enact(hub, store, nothing, claim))
  const departure = decideDeparture(view, channel.can, hub.moment())
  if (departure.kind === 'stay') return stayed(await enact(hub, store, departure.decision, claim))
  const verdict = await enactMeanwhile(hub, store, departure.decision, claim)
  return verdict === 'conflict' ? 'conflict' : { kind: 'gone', view, channel }
}

function stayed(ending: Ending | 'conflict'): Departed | 'conflict' {
  return ending === 'conflict' ? 'conflict' : { kind: 'stayed', ending }
}

type Called = Outcome | { readonly kind: 'impossible'; readonly detail: string }

function afterwards(message: Message, called: Called, claim: Claim, moment: Moment): Decision {
  if (called.kind !== 'impossible') return decideArrival(message, called, claim.task, moment)
  return failed(message, { code: 'not_supported', detail: called.detail, channelCode: null }, moment)
}

async function call(hub: Delivering, channel: Channel, view: MessageView): Promise<Called> {
  const { account, customer, message } = view
  const sender = {
    key: account.key,
    settings: account.settings,
    token: hub.vault.open(account.sealedToken, account.id),
    ...hub.platform.api(account.channel, account.simulated),
  }
  const composed = channel.compose(message, customer.identities, sender)
  if (composed.kind === 'impossible') return composed
  return channel.outcome(await hub.http.call(composed.call, limits))
}
