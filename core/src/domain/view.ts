import type { Account } from './account.ts'
import type { Conversation } from './conversation.ts'
import type { Customer } from './customer.ts'
import type { Message } from './message.ts'

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
  /** Every customer who has one of the event's identities; usually none or one. Empty for status and read reports. */
  readonly customers: readonly Customer[]
  /** The conversation of the first of those customers, or of `message`, on this account. */
  readonly conversation: Conversation | null
  /** The message that has the event's external id or is its `reference`. */
  readonly message: Message | null
  /** For an echo: the conversation's outgoing messages that are `sending` or `unknown`, oldest first, at most 20. */
  readonly inFlight: readonly Message[]
  /** For an echo: the conversation's last outgoing message that has been read. */
  readonly lastRead: Message | null
  /** For a read report: the conversation's outgoing messages up to `message` that are `sent` or `delivered`, oldest first, at most 20. */
  readonly unreadUpTo: readonly Message[]
}
