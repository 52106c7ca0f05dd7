import type { Outgoing } from '../domain/decisions/outgoing.ts'
import { decideSend } from '../domain/decisions/send.ts'
import { HubError } from '../domain/error.ts'
import type { ConversationId, TenantId } from '../domain/ids.ts'
import type { Message } from '../domain/message.ts'
import { NewerMessages } from '../domain/newer-messages.ts'
import type { Hub } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'
import { enact, settle } from './enact.ts'

export interface Sent {
  readonly message: Message
  /** Whether the idempotency key had been used for the same send before. */
  readonly replayed: boolean
}

export type Sending = Outgoing & {
  /** Send only if nothing came after this sequence; null to send in any case. */
  readonly ifLastSeq: number | null
}

/**
 * Takes a message for sending and returns it once it is durable; the same idempotency key gives the same message.
 * Throws `HubError` with the reason if it may not be sent, `NewerMessages` if the conversation has gone on.
 */
export async function send(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'channels' | 'moment'>,
  tenant: TenantId,
  conversation: ConversationId,
  { ifLastSeq, ...out }: Sending,
): Promise<Sent> {
  const store = hub.stores.of(tenant)
  return settle(async () => {
    const view = await store.sending(conversation, out.idempotencyKey)
    const channel = view && hub.channels.get(view.account.channel)
    if (!channel) throw new HubError('not_found', 'There is no such conversation.')
    const decided = decideSend(view, out, channel.can, hub.moment())
    if (decided.kind === 'repeated') return { message: decided.message, replayed: true }
    if (ifLastSeq !== null && view.conversation.lastSeq > ifLastSeq)
      throw new NewerMessages(await newer(store, conversation, ifLastSeq))
    if (decided.kind === 'refused') throw new HubError(decided.code, decided.detail)
    const ending = await enact(hub, store, decided.decision, null)
    return ending === 'done' ? { message: decided.message, replayed: false } : 'conflict'
  })
}

const mostNewer = 50

async function newer(store: Store, conversation: ConversationId, seq: number): Promise<readonly Message[]> {
  const latest = await store.thread(conversation, null, mostNewer)
  return latest.filter((message) => message.seq > seq).toReversed()
}
