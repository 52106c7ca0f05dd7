import { decideResolve, type Resolution } from '../domain/decisions/resolve.ts'
import { HubError } from '../domain/error.ts'
import type { MessageId, TenantId } from '../domain/ids.ts'
import type { Message } from '../domain/message.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, settle } from './enact.ts'

/** Ends the uncertainty about a message by a person's decision. */
export async function resolve(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'moment'>,
  tenant: TenantId,
  id: MessageId,
  as: Resolution,
): Promise<Message> {
  const store = hub.stores.of(tenant)
  return settle(async () => {
    const message = await store.message(id)
    if (!message) throw new HubError('not_found', 'There is no such message.')
    if (message.status !== 'unknown') {
      throw new HubError('conflict', `The message is ${message.status}; there is nothing to decide.`)
    }
    const { message: after, ...decision } = decideResolve(message, as, hub.moment())
    return (await enact(hub, store, decision, null)) === 'done' ? after : 'conflict'
  })
}
