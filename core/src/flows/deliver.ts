import { nothing } from '../domain/change.ts'
import { decideArrival, decideDeparture, failed, type Departure } from '../domain/decisions/deliver.ts'
import type { MessageId, TenantId } from '../domain/ids.ts'
import type { Claim } from '../domain/task.ts'
import type { Channel, Outcome } from '../ports/channel.ts'
import type { Hub } from '../ports/hub.ts'
import type { MessageView, Store } from '../ports/store.ts'
import { enact, settle } from './enact.ts'

type Delivering = Pick<
  Hub,
  'stores' | 'queue' | 'live' | 'channels' | 'http' | 'vault' | 'platform' | 'moment'
>

/** Longer than channels need for a link they fetch themselves, shorter than a lease. */
const limits = { timeoutMs: 15_000, maxBodyBytes: 256 * 1024 }

/** Hands one message to its channel: written down as `sending` before the call, so that it can never go out twice. */
export async function deliver(hub: Delivering, tenant: TenantId, id: MessageId, claim: Claim): Promise<void> {
  const store = hub.stores.of(tenant)
  const departed = await settle(() => depart(hub, store, id, claim))
  if (!departed) return
  const { view, channel } = departed
  const outcome = await call(hub, channel, view)
  await settle(async () => {
    const current = await store.delivering(id)
    if (!current) return enact(hub, store, nothing, claim)
    if (outcome.kind === 'impossible') {
      const why = { code: 'not_supported', detail: outcome.detail, channelCode: null }
      return enact(hub, store, failed(current.message, why, hub.moment()), claim)
    }
    return enact(hub, store, decideArrival(current.message, outcome, claim.task, hub.moment()), claim)
  })
}

/** Null if the message stays, which ends the task. */
async function depart(
  hub: Delivering,
  store: Store,
  id: MessageId,
  claim: Claim,
): Promise<{ view: MessageView; channel: Channel } | null | 'conflict'> {
  const view = await store.delivering(id)
  const channel = view && hub.channels.get(view.account.channel)
  const departure: Departure = channel
    ? decideDeparture(view, channel.can, hub.moment())
    : { kind: 'stay', decision: nothing }
  const verdict = await enact(hub, store, departure.decision, departure.kind === 'go' ? null : claim)
  if (verdict === 'conflict') return 'conflict'
  return channel && departure.kind === 'go' ? { view, channel } : null
}

async function call(
  hub: Delivering,
  channel: Channel,
  view: MessageView,
): Promise<Outcome | { kind: 'impossible'; detail: string }> {
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
