import type { Outgoing } from '../domain/decisions/outgoing.ts'
import { decideSend } from '../domain/decisions/send.ts'
import { HubError } from '../domain/error.ts'
import type { ConversationId, TenantId } from '../domain/ids.ts'
import type { Message } from '../domain/message.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, settle } from './enact.ts'

/**
 * Takes a message for sending and returns it once it is durable; the same idempotency key gives the same message.
 * Throws `HubError` with the reason if it may not be sent.
 */
export async function send(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'channels' | 'moment'>,
  tenant: TenantId,
  conversation: ConversationId,
  out: Outgoing,
): Promise<Message> {
  const store = hub.stores.of(tenant)
  return settle(async () => {
    const view = await store.sending(conversation, out.idempotencyKey)
    const channel = view && hub.channels.get(view.account.channel)
    if (!channel) throw new HubError('not_found', 'There is no such conversation.')
    const decided = decideSend(view, out, channel.can, hub.moment())
    if (decided.kind === 'refused') throw new HubError(decided.code, decided.detail)
    if (decided.kind === 'repeated') return decided.message
    return (await enact(hub, store, decided.decision, null)) === 'done' ? decided.message : 'conflict'
  })
}
