import type { Conversation } from './conversation.ts'
import type { Customer } from './customer.ts'
import type { HubEvent } from './event.ts'

/**
 * The customer as one account alone knows them: what other accounts and channels have learnt (further identities, when
 * and where they last wrote) is left out. The name is one for the whole business.
 */
export function knownAt(customer: Customer, conversation: Conversation, channel: string): Customer {
  const here = new Set(conversation.identities)
  return {
    ...customer,
    identities: customer.identities.filter((identity) => here.has(identity)),
    lastChannel: channel,
    lastSeenAt: conversation.lastInboundAt ?? 0,
    createdAt: conversation.createdAt,
  }
}

/** The event with its customer as the event's account alone knows them. */
export function toldAt(event: HubEvent, channel: string): HubEvent {
  const { news } = event
  if (!('customer' in news)) return event
  return { ...event, news: { ...news, customer: knownAt(news.customer, news.conversation, channel) } }
}
