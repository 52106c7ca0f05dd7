import type { Conversation } from '../conversation.ts'
import type { Customer } from '../customer.ts'
import type { Message } from '../message.ts'

/** A message that was found, and where. */
export interface Hit {
  readonly message: Message
  readonly conversation: Conversation
  readonly customer: Customer
}
