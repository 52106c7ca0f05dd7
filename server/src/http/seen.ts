import { presentConversation, type ConversationShape } from '@parley/contract/conversation.ts'
import { presentEvent, type EventShape } from '@parley/contract/event.ts'
import type { Conversation } from '@parley/core/domain/conversation.ts'
import type { Customer } from '@parley/core/domain/customer.ts'
import type { HubEvent } from '@parley/core/domain/event.ts'
import { knownAt, toldAt } from '@parley/core/domain/known-at.ts'
import type { Hub } from '@parley/core/ports/hub.ts'

import type { Caller } from './caller.ts'

/** What speaks of customers, as somebody may see it. */
export interface Seen {
  conversation(conversation: Conversation, customer: Customer): ConversationShape
  event(event: HubEvent): EventShape
}

const whole: Seen = { conversation: presentConversation, event: presentEvent }

/** Whoever is for some accounts only sees of a customer what each of these accounts knows, and nothing of the others. */
export async function seenBy(
  { accounts, tenant }: Pick<Caller, 'accounts' | 'tenant'>,
  hub: Hub,
): Promise<Seen> {
  if (!accounts) return whole
  const known = await hub.stores.of(tenant).accounts()
  const channels = new Map(known.map(({ id, channel }) => [id, channel]))
  const channelOf = (account: HubEvent['account']) => channels.get(account) ?? ''
  return {
    conversation: (conversation, customer) =>
      presentConversation(conversation, knownAt(customer, conversation, channelOf(conversation.account))),
    event: (event) => presentEvent(toldAt(event, channelOf(event.account))),
  }
}
