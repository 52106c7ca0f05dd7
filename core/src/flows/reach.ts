import type { Abilities } from '../domain/abilities.ts'
import { put } from '../domain/change.ts'
import { knownBy } from '../domain/conversation.ts'
import { customerOf, newConversation } from '../domain/decisions/arrived.ts'
import { HubError } from '../domain/error.ts'
import type { AccountId, ConversationId, TenantId } from '../domain/ids.ts'
import type { Hub } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'
import { enact, settle } from './enact.ts'

/**
 * The conversation of an account with whoever has this address on its channel. A new one is begun only where the
 * channel lets a business write first, maybe with a template only; elsewhere it is `window_closed`.
 */
export async function reach(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'channels' | 'moment'>,
  tenant: TenantId,
  id: AccountId,
  to: string,
  withTemplate: boolean,
): Promise<ConversationId> {
  const store = hub.stores.of(tenant)
  const account = await store.account(id)
  const channel = account && hub.channels.get(account.channel)
  if (!channel) throw new HubError('not_found', 'There is no such account.')
  const identity = channel.identify(to)
  if (identity === null) throw new HubError('invalid_request', `to: ${channel.label} knows no such address.`)
  return settle(async () => {
    const view = await viewOf(store, id, identity)
    if (view.conversation) return view.conversation.id
    const mayBegin = channel.can.replyWindowMs === null || (withTemplate && channel.can.sends.template)
    if (!mayBegin) throw new HubError('window_closed', nobody(account.name, channel.can))
    const moment = hub.moment()
    const customer = customerOf({ identities: [identity], name: null }, view, 0, moment)
    const conversation = knownBy(newConversation(view, customer, moment), [identity])
    const changes = [put('customer', customer), put('conversation', conversation)]
    const ending = await enact(hub, store, { changes, tasks: [] }, null)
    return ending === 'conflict' ? 'conflict' : conversation.id
  })
}

function nobody(name: string, { sends }: Pick<Abilities, 'sends'>): string {
  const instead = sends.template ? ' A template may begin.' : ''
  return `Nobody has written to ${name} from this address.${instead}`
}

/** What is known of a person who would be written to now. */
function viewOf(store: Store, account: AccountId, identity: string) {
  return store.receiving(account, {
    kind: 'echo',
    accountKey: '',
    externalId: '',
    to: { identities: [identity], name: null },
    at: 0,
    content: { kind: 'text', text: '' },
    replyTo: null,
  })
}
