import type { Account } from './account.ts'
import type { Conversation } from './conversation.ts'
import type { Customer } from './customer.ts'
import type { HubEvent } from './event.ts'
import type { File } from './file.ts'
import type { Message } from './message.ts'
import type { Template } from './template.ts'

/** What decisions look at: a few records, read together. */
export interface ConversationRow {
  readonly conversation: Conversation
  readonly customer: Customer
}

export interface MessageView {
  readonly message: Message
  readonly conversation: Conversation
  readonly customer: Customer
  readonly account: Account
}

export interface SendingView {
  readonly conversation: Conversation
  readonly customer: Customer
  readonly account: Account
  readonly earlier: Message | null
}

export interface ReceivingView {
  readonly account: Account
  /**
   * Every customer who has one of the event's identities; usually none or one. Empty for reports about a message that is
   * there, unless its customer opts out by it.
   */
  readonly customers: readonly Customer[]
  /** The conversation of `message` or, for what is no report about one, of the first of those customers on this account. */
  readonly conversation: Conversation | null
  /** The message that has the event's external id or is its `reference`. */
  readonly message: Message | null
  /** For an echo: the conversation's outgoing messages that are `sending` or `unknown`, oldest first, at most 20. */
  readonly inFlight: readonly Message[]
  /** For an echo: of the conversation's outgoing messages after the first that is in flight the last that has been read. */
  readonly lastRead: Message | null
  /** For a read report: the conversation's outgoing messages up to `message` that are `sent` or `delivered`, oldest first, at most 20. */
  readonly unreadUpTo: readonly Message[]
  /** For a reaction: the conversation's last message. */
  readonly latest?: Message | null
  /** For a deletion whose message is there. */
  readonly taken?: Taken | null
  /** For new identities: all conversations of those customers, at most 40. */
  readonly conversations?: readonly Conversation[]
  /** For news of a template: it, by the channel's id or else by its name. */
  readonly template?: Template | null
  /** For news of a template: the active accounts that share it. */
  readonly sharing?: readonly Account[]
}

/** What else has the words of a message that is taken back. */
export interface Taken {
  readonly files: readonly File[]
  /** Logged events that still have them, at most 20. */
  readonly told: readonly HubEvent[]
  /** The automatic answer to it. */
  readonly answer: Message | null
}
