import { put, type Change, type Decision } from '../change.ts'
import type { Content } from '../content.ts'
import { withMessage, type Conversation } from '../conversation.ts'
import type { HubEvent, News } from '../event.ts'
import type { ConversationId, Moment } from '../ids.ts'
import type { Author, Message } from '../message.ts'
import type { Plan } from '../task.ts'
import type { SendingView } from '../view.ts'

export interface Outgoing {
  readonly content: Content
  readonly author: Author
  readonly idempotencyKey: string
  readonly replyTo: string | null
  /** Set for automatic messages; see `Message.ifEpoch`. */
  readonly ifEpoch: number | null
}

/** A new message at the end of the conversation, waiting to be handed to the channel. */
export function queueOutgoing(
  view: Pick<SendingView, 'conversation' | 'customer' | 'account'>,
  out: Outgoing,
  moment: Moment,
): Decision & { message: Message } {
  const { conversation, customer, account } = view
  const message: Message = {
    id: moment.id('msg'),
    account: account.id,
    conversation: conversation.id,
    customer: customer.id,
    direction: 'out',
    ...out,
    externalId: null,
    seq: conversation.lastSeq + 1,
    sentAt: moment.now,
    placedAt: Math.max(moment.now, conversation.lastPlacedAt),
    status: 'pending',
    transitions: [{ status: 'pending', at: moment.now }],
    failure: null,
    createdAt: moment.now,
    version: 0,
  }
  const after = withMessage(conversation, message, account)
  return {
    message,
    changes: [
      put('message', message),
      put('conversation', after),
      log(after, { kind: 'message.queued', message, conversation: after, customer }, moment),
    ],
    tasks: [inConversation(conversation.id, { kind: 'deliver', message: message.id }, moment)],
  }
}

/** One entry for the account's log. */
export function log(about: Pick<Conversation, 'id' | 'account'>, news: News, moment: Moment): Change {
  const event: Omit<HubEvent, 'seq'> = {
    id: moment.id('evt'),
    account: about.account,
    conversation: about.id,
    kind: news.kind,
    at: moment.now,
    news,
  }
  return { kind: 'log', event }
}

/** Work that waits for its turn in the conversation. */
export function inConversation(conversation: ConversationId, work: Plan['work'], moment: Moment): Plan {
  return { group: conversation, work, dueAt: moment.now }
}
