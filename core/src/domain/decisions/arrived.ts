import type { Abilities } from '../abilities.ts'
import type { EchoedMessage, InboundMessage } from '../channel-event.ts'
import type { Conversation } from '../conversation.ts'
import { heard, type Customer, type Person } from '../customer.ts'
import type { Moment } from '../ids.ts'
import { place, type Message } from '../message.ts'
import type { ReceivingView } from '../view.ts'

type Given = Pick<Message, 'direction' | 'author' | 'status'>

/** A message that came from the channel, with the customer and the conversation it belongs to, found or new. */
export function arrived(
  event: InboundMessage | EchoedMessage,
  person: Person,
  view: ReceivingView,
  can: Pick<Abilities, 'clockPrecisionMs'>,
  moment: Moment,
  given: Given,
): { customer: Customer; conversation: Conversation; message: Message } {
  const seenAt = event.kind === 'message' ? event.at : 0
  const customer = customerOf(person, view, seenAt, moment)
  const conversation = view.conversation ?? newConversation(view, customer, moment)
  const message: Message = {
    ...given,
    id: moment.id('msg'),
    account: view.account.id,
    conversation: conversation.id,
    customer: customer.id,
    content: event.content,
    externalId: event.externalId,
    idempotencyKey: null,
    replyTo: event.replyTo,
    seq: conversation.lastSeq + 1,
    sentAt: event.at,
    placedAt: place(event.at, can.clockPrecisionMs, conversation.lastPlacedAt),
    transitions: [{ status: given.status, at: event.at }],
    failure: null,
    ifEpoch: null,
    createdAt: moment.now,
    version: 0,
  }
  return { customer, conversation, message }
}

export function customerOf(person: Person, view: ReceivingView, seenAt: number, moment: Moment): Customer {
  const [found, ...others] = view.customers
  const customer: Customer = found ?? {
    id: moment.id('cus'),
    name: person.name ?? nameless(person),
    identities: [],
    lastChannel: view.account.channel,
    lastSeenAt: seenAt,
    createdAt: moment.now,
    version: 0,
  }
  const taken = new Set(others.flatMap((other) => other.identities))
  const identities = person.identities.filter((identity) => !taken.has(identity))
  return heard(customer, { ...person, identities }, view.account.channel, seenAt)
}

/** Until a name is known, the identity's own text serves: `phone:16505551234` → `16505551234`. */
function nameless(person: Person): string {
  const identity = person.identities[0] ?? ''
  return identity.slice(identity.indexOf(':') + 1)
}

/** Somebody on an account, before the first word. */
export function newConversation(view: ReceivingView, customer: Customer, moment: Moment): Conversation {
  return {
    id: moment.id('con'),
    account: view.account.id,
    customer: customer.id,
    status: 'open',
    assignee: null,
    answeredBy: 'automation',
    epoch: 0,
    unread: 0,
    lastSeq: 0,
    lastPlacedAt: 0,
    lastInboundAt: null,
    preview: { direction: 'in', text: '' },
    fallbackAt: null,
    createdAt: moment.now,
    version: 0,
  }
}
