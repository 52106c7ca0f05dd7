import { tellsMore, withFirstWords } from '../amend.ts'
import { nothing, put, type Decision } from '../change.ts'
import type { EchoedMessage, InboundMessage, Side } from '../channel-event.ts'
import { isSpoken } from '../content.ts'
import { withMessage, type Conversation } from '../conversation.ts'
import { isGroup, isNameless, type Customer, type Person } from '../customer.ts'
import type { Moment } from '../ids.ts'
import type { Message } from '../message.ts'
import type { ReceivingView } from '../view.ts'
import { amended } from './amended.ts'
import { arrived, withFiles } from './arrived.ts'
import { inConversation, log } from './outgoing.ts'
import type { Receiving } from './receiving.ts'

/** A customer wrote: customer and conversation are found or made, the message is stored once, and somebody answers. */
export function receiveMessage(event: InboundMessage, receiving: Receiving): Decision {
  const { view, moment } = receiving
  if (view.message) return filled(view.message, event, view, moment)
  const { customer, after, message, decision } = added(event, 'customer', event.from, receiving)
  const { id } = message
  const answers = mayAnswer(event) && view.account.autoReply.enabled && after.answeredBy === 'automation'
  const asks = receiving.profiles === true && isStranger(event, customer, view)
  return {
    changes: decision.changes,
    tasks: [
      ...decision.tasks,
      ...(answers ? [inConversation(after.id, { kind: 'answer', message: id }, moment)] : []),
      ...(asks
        ? [
            {
              group: `profile:${customer.id}`,
              work: { kind: 'profile', message: id },
              dueAt: moment.now,
            } as const,
          ]
        : []),
    ],
  }
}

type Spoken = Omit<InboundMessage, 'kind' | 'from'>

/** A message that stands for something else; nothing answers it. */
export function arrivedQuietly(said: Spoken, by: Side, person: Person, receiving: Receiving): Decision {
  return added(said, by, person, receiving).decision
}

/** What a message says that was known only by a placeholder; nothing if it is known as it is. */
export function filled(
  message: Message,
  event: InboundMessage | EchoedMessage,
  view: ReceivingView,
  moment: Moment,
): Decision {
  if (!tellsMore(message, event.content)) return nothing
  const { content, context, files } = withFiles(
    event,
    { account: view.account.id, message: message.id },
    moment,
  )
  const after = { ...withFirstWords(message, content), ...(context ? { context } : {}) }
  const { changes } = amended(after, 'message.edited', { view, moment })
  return { changes: [...files.changes, ...changes], tasks: files.tasks }
}

function added(
  said: Spoken,
  by: Side,
  person: Person,
  { view, can, moment }: Receiving,
): { customer: Customer; after: Conversation; message: Message; decision: Decision } {
  const inbound = by === 'customer'
  const event: InboundMessage | EchoedMessage = inbound
    ? { ...said, kind: 'message', from: person }
    : { ...said, kind: 'echo', to: person }
  const { customer, conversation, message, files } = arrived(event, person, view, can, moment, {
    direction: inbound ? 'in' : 'out',
    author: { kind: inbound ? 'customer' : 'phone' },
    status: inbound ? 'received' : 'sent',
  })
  const after = withMessage(conversation, message, view.account)
  const kind = inbound ? 'message.received' : 'message.echoed'
  const decision = {
    changes: [
      ...files.changes,
      put('customer', customer),
      put('conversation', after),
      put('message', message),
      log(after, { kind, message, conversation: after, customer }, moment),
    ],
    tasks: files.tasks,
  }
  return { customer, after, message, decision }
}

/** Groups, what another app holds, what is long past and what nobody said get no automatic answer. */
function mayAnswer({ content, from, history, standby }: InboundMessage): boolean {
  return !history && !standby && !isGroup(from) && isSpoken(content) && content.kind !== 'call'
}

/** Somebody who writes for the first time and of whom only a number or an id is known. */
function isStranger(
  { from, history }: InboundMessage,
  customer: Customer,
  { customers: [known] }: ReceivingView,
): boolean {
  const isFirst = known === undefined || known.lastSeenAt === 0
  return isFirst && !history && !isGroup(from) && isNameless(customer)
}
