import type { Conversation } from '../domain/conversation.ts'
import { HubError } from '../domain/error.ts'
import type { ConversationId, TenantId } from '../domain/ids.ts'
import { hidden, type Signal } from '../domain/signals.ts'
import type { Hub } from '../ports/hub.ts'
import type { Destination } from '../ports/pacer.ts'
import type { Store } from '../ports/store.ts'
import { senderOf } from './sender-of.ts'

type Signaling = Pick<Hub, 'stores' | 'channels' | 'http' | 'pacer' | 'vault' | 'platform'>

/** Why the customer does not see a signal. */
export type Unseen =
  | 'switched_off'
  | 'not_supported'
  | 'account_inactive'
  | 'nothing_to_answer'
  | 'too_soon'
  | 'not_taken'

const limits = { timeoutMs: 5_000, maxBodyBytes: 64 * 1024 }

/** Platforms show it for twenty seconds and more; telling them again every five is plenty. */
const policy = { rate: { perSecond: 1 / 5, burst: 1 }, mostAtOnce: 64 }

/**
 * Lets the customer see that somebody is typing, or that their messages up to a sequence were read; null once the channel
 * has taken it. It is asked once, past everything that waits, and nothing is the worse for its failing.
 */
export async function signal(
  hub: Signaling,
  tenant: TenantId,
  id: ConversationId,
  what: Signal,
  upTo: number = Number.POSITIVE_INFINITY,
): Promise<Unseen | null> {
  const store = hub.stores.of(tenant)
  const conversation = await store.conversation(id)
  const [account, customer] = conversation
    ? await Promise.all([store.account(conversation.account), store.customer(conversation.customer)])
    : []
  const channel = account && hub.channels.get(account.channel)
  if (!conversation || !customer || !channel)
    throw new HubError('not_found', 'There is no such conversation.')
  const why = hidden(what, account, channel.can)
  if (why !== null) return why
  const about = { to: customer.identities, message: await lastFromCustomer(store, conversation, upTo) }
  const call = channel.signal?.(what, about, senderOf(hub, account)) ?? null
  if (call === null) return 'nothing_to_answer'
  const destination: Destination = { key: `${what}:${id}`, policy }
  if ((await hub.pacer.admit([destination])).kind === 'wait') return 'too_soon'
  const reply = await hub.http.call(call, limits)
  hub.pacer.ended(destination, { kind: 'fine' })
  return reply.kind === 'answer' && reply.status >= 200 && reply.status < 300 ? null : 'not_taken'
}

/** What the channel calls the customer's last message up to a sequence, among the latest of the thread. */
async function lastFromCustomer(store: Store, { id }: Conversation, upTo: number): Promise<string | null> {
  const latest = await store.thread(id, null, 50)
  const last = latest.find(
    ({ direction, externalId, seq }) => direction === 'in' && externalId !== null && seq <= upTo,
  )
  return last?.externalId ?? null
}
