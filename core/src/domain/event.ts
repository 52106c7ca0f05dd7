import type { Account } from './account.ts'
import type { Conversation } from './conversation.ts'
import type { Customer } from './customer.ts'
import type { AccountId, ConversationId, EventId, MessageId } from './ids.ts'
import type { Message } from './message.ts'
import type { Template } from './template.ts'

/** A message that is new to the hub, with all that a reader needs to show it. */
export type MessageNews = {
  readonly kind: 'message.received' | 'message.queued' | 'message.echoed'
  readonly message: Message
  readonly conversation: Conversation
  readonly customer: Customer
}

/** A message that moved to another status. */
export type StatusNews = {
  readonly kind:
    | 'message.pending'
    | 'message.sent'
    | 'message.delivered'
    | 'message.read'
    | 'message.failed'
    | 'message.unknown'
    | 'message.canceled'
  readonly message: Message
}

/** A message that says or carries something else than before. `media`: a file of it was fetched, or could not be. */
export type AmendedNews = {
  readonly kind: 'message.edited' | 'message.deleted' | 'message.reacted' | 'message.media'
  readonly message: Message
}

export type ConversationNews = {
  readonly kind: 'conversation.updated'
  readonly conversation: Conversation
  readonly customer: Customer
}

/** How an account fares at its platform. */
export type AccountUpdate = {
  readonly kind: 'account.updated'
  readonly account: Pick<Account, 'id' | 'name' | 'health' | 'history'>
}

export type TemplateNews = {
  readonly kind: 'template.updated'
  readonly template: Template
}

export type News = MessageNews | StatusNews | AmendedNews | ConversationNews | AccountUpdate | TemplateNews
export type EventKind = News['kind']

/** Something that happened on an account: one entry of its log, one webhook, one live update. */
export interface HubEvent {
  readonly id: EventId
  readonly account: AccountId
  /** Null for what is about the account itself. */
  readonly conversation: ConversationId | null
  /** Position in the account's log: 1, 2, 3 … without a gap. The store gives it at the commit. */
  readonly seq: number
  readonly kind: EventKind
  readonly at: number
  readonly news: News
}

export type NewEvent = Omit<HubEvent, 'seq'>

/** The message whose words stand in the event; null if none do. */
export function wordsIn({ news }: Pick<HubEvent, 'news'>): MessageId | null {
  if ('message' in news) return isGone(news.message) ? null : news.message.id
  return news.kind === 'conversation.updated' ? (news.conversation.preview.of ?? null) : null
}

function isGone({ content: { kind } }: Message): boolean {
  return kind === 'deleted' || kind === 'erased'
}
