import type { Abilities } from '../abilities.ts'
import { put, type Decision } from '../change.ts'
import type { EchoedMessage, InboundMessage } from '../channel-event.ts'
import type { Content, Context } from '../content.ts'
import { knownBy, type Conversation } from '../conversation.ts'
import { heard, nameless, type Customer, type Person } from '../customer.ts'
import { attached, waitingFile, type Attached, type File, type FileSource } from '../file.ts'
import { mapContext, mapFiles } from '../files-within.ts'
import type { MessageId, Moment } from '../ids.ts'
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
): { customer: Customer; conversation: Conversation; message: Message; files: Decision } {
  const seenAt = event.kind === 'message' ? event.at : 0
  const customer = customerOf(person, view, seenAt, moment)
  const conversation = knownBy(
    view.conversation ?? opened(newConversation(view, customer, moment), event),
    person.identities,
  )
  const id = moment.id('msg')
  const { content, context, files } = withFiles(event, { account: view.account.id, message: id }, moment)
  const message: Message = {
    ...given,
    id,
    account: view.account.id,
    conversation: conversation.id,
    customer: customer.id,
    content,
    ...(context ? { context } : {}),
    ...(event.history ? { imported: true as const } : {}),
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
  return { customer, conversation, message, files }
}

/** The content with a file record for each file that is still with the channel, and the tasks that fetch them. */
export function withFiles(
  said: Pick<InboundMessage, 'content' | 'context'>,
  of: { readonly account: File['account']; readonly message: MessageId },
  moment: Moment,
): { content: Content; context: Context | undefined; files: Decision } {
  const files: File[] = []
  const keep = (source: FileSource): Attached => {
    const file = waitingFile(moment.id('fil'), source, of, moment.now)
    files.push(file)
    return attached(file)
  }
  const content = mapFiles(said.content, keep)
  const context = said.context && mapContext(said.context, keep)
  return {
    content,
    context,
    files: {
      changes: files.map((file) => put('file', file)),
      tasks: files.map(({ id }) => ({ group: id, work: { kind: 'fetch', file: id }, dueAt: moment.now })),
    },
  }
}

/** What only history knows of is no work for anybody. */
function opened(conversation: Conversation, { history }: Pick<InboundMessage, 'history'>): Conversation {
  return history ? { ...conversation, status: 'closed' } : conversation
}

export function customerOf(person: Person, view: ReceivingView, seenAt: number, moment: Moment): Customer {
  const [found, ...others] = view.customers
  const customer: Customer = found ?? {
    id: moment.id('cus'),
    name: person.name ?? person.username ?? nameless(person),
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
