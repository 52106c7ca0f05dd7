import type { Side } from './channel-event.ts'
import type { Content, Context } from './content.ts'
import type { AccountId, ConversationId, CustomerId, KeyId, MessageId, UserId } from './ids.ts'
import type { Status, Transition } from './status.ts'

/** Who wrote it. `phone`: the business itself, on the channel's own app. */
export type Author =
  | { readonly kind: 'customer' }
  | { readonly kind: 'agent'; readonly user: UserId }
  | { readonly kind: 'rule'; readonly rule: string }
  | { readonly kind: 'api'; readonly key?: KeyId }
  | { readonly kind: 'phone' }

/** Why a message could not be sent: our own code, the channel's words, and the channel's code where it gave one. */
export interface Failure {
  readonly code: string
  readonly detail: string
  readonly channelCode: string | null
}

/** A reaction on a message; one without an emoji was taken back, and is kept so that an older one does not come back. */
export interface Mark {
  readonly by: Side
  readonly emoji: string | null
  readonly at: number
}

export interface Message {
  readonly id: MessageId
  readonly account: AccountId
  readonly conversation: ConversationId
  readonly customer: CustomerId
  readonly direction: 'in' | 'out'
  readonly author: Author
  readonly content: Content
  /** What stands around it, if anything does. */
  readonly context?: Context
  /** At most one of each side. */
  readonly reactions?: readonly Mark[]
  /** What it said before, the earliest first, and until when. */
  readonly edits?: readonly { readonly content: Content; readonly at: number }[]
  readonly deletedAt?: number
  /** Written before the account was connected. */
  readonly imported?: true
  /** The channel's own id; null until the channel has taken the message. */
  readonly externalId: string | null
  /** Two sends with one key are one send; null for what came in. */
  readonly idempotencyKey: string | null
  /** The messages that say the rest of what was sent with this one: too much for one, or two things. */
  readonly rest?: readonly MessageId[]
  /** A person answers after the reply window, and says so to the channel. */
  readonly tag?: 'human_agent'
  /** The channel's id of the message this one answers. */
  readonly replyTo: string | null
  /** Position in the conversation in the order of arrival: 1, 2, 3 … without a gap. */
  readonly seq: number
  /** When it was written, by the clock of whoever took it first (channel or hub). */
  readonly sentAt: number
  /** Where it stands in the thread; see `place`. */
  readonly placedAt: number
  readonly status: Status
  readonly transitions: readonly Transition[]
  readonly failure: Failure | null
  /** The conversation's epoch when an automatic message was decided; it goes out only while that still holds. */
  readonly ifEpoch: number | null
  readonly createdAt: number
  /** Counts the writes; the store refuses a write that has not seen the last one. */
  readonly version: number
}

/**
 * Where in the thread a message belongs. A channel's clock may only show whole seconds (WhatsApp): within that
 * precision the order of arrival decides, beyond it the channel's time does, so a late message goes back to its place.
 */
export function place(sentAt: number, precisionMs: number, lastPlacedAt: number): number {
  return Math.min(Math.max(lastPlacedAt, sentAt), sentAt + precisionMs - 1)
}
