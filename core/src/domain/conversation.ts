import type { Account } from './account.ts'
import { preview } from './content.ts'
import type { AccountId, ConversationId, CustomerId, UserId } from './ids.ts'
import type { Message } from './message.ts'

/** One customer on one account. */
export interface Conversation {
  readonly id: ConversationId
  readonly account: AccountId
  readonly customer: CustomerId
  /** What this account knows the customer by; other accounts may know more. Nothing until it has been told. */
  readonly identities?: readonly string[]
  readonly status: 'open' | 'closed'
  readonly assignee: UserId | null
  /** Who answers: rules, or people once one has stepped in. */
  readonly answeredBy: 'automation' | 'people'
  /** Grows whenever that changes hands; an automatic message of an older epoch is withdrawn. */
  readonly epoch: number
  readonly unread: number
  readonly lastSeq: number
  readonly lastPlacedAt: number
  /** The customer's last message, which opens the reply window; null before the first. */
  readonly lastInboundAt: number | null
  readonly preview: { readonly direction: 'in' | 'out'; readonly text: string }
  /** When the fallback answer last went out. */
  readonly fallbackAt: number | null
  readonly createdAt: number
  readonly version: number
}

/** The conversation with one more message at its end (or, if the message is late, in its place). */
export function withMessage(
  conversation: Conversation,
  message: Message,
  account: Pick<Account, 'routerMode'>,
): Conversation {
  const inbound = message.direction === 'in'
  const latest = message.placedAt >= conversation.lastPlacedAt
  return {
    ...conversation,
    status: inbound ? 'open' : conversation.status,
    unread: inbound ? conversation.unread + 1 : conversation.unread,
    lastSeq: message.seq,
    lastPlacedAt: Math.max(conversation.lastPlacedAt, message.placedAt),
    lastInboundAt: inbound
      ? Math.max(conversation.lastInboundAt ?? 0, message.sentAt)
      : conversation.lastInboundAt,
    preview: latest
      ? { direction: message.direction, text: account.routerMode ? '' : preview(message.content) }
      : conversation.preview,
  }
}

/** The account has been told these identities of its customer. */
export function knownBy(conversation: Conversation, told: readonly string[]): Conversation {
  const known = conversation.identities ?? []
  const added = told.filter((identity) => !known.includes(identity))
  return added.length === 0 ? conversation : { ...conversation, identities: [...known, ...added] }
}

/** People take over: what automation had decided before is withdrawn. */
export function takenOver(conversation: Conversation): Conversation {
  if (conversation.answeredBy === 'people') return conversation
  return { ...conversation, answeredBy: 'people', epoch: conversation.epoch + 1 }
}

/** Automation answers again. */
export function handedBack(conversation: Conversation): Conversation {
  if (conversation.answeredBy === 'automation') return conversation
  return { ...conversation, answeredBy: 'automation', epoch: conversation.epoch + 1 }
}
