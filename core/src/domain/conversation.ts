import type { Account } from './account.ts'
import { isSpoken } from './content.ts'
import type { AccountId, ConversationId, CustomerId, MessageId, UserId } from './ids.ts'
import type { Message } from './message.ts'
import { preview } from './preview.ts'

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
  readonly preview: Preview
  /** The conversation with the same customer that goes on in its place; see `receiveIdentity`. */
  readonly continuedIn?: ConversationId
  /** When the fallback answer last went out. */
  readonly fallbackAt: number | null
  readonly createdAt: number
  readonly version: number
}

/** One line of what was last said, and the message that says it. */
export interface Preview {
  readonly direction: 'in' | 'out'
  readonly text: string
  readonly of?: MessageId
}

/**
 * The conversation with one more message at its end (or, if the message is late, in its place). What was imported wakes
 * nobody: it is not unread and opens nothing again; the reply window goes by its time like any other.
 */
export function withMessage(
  conversation: Conversation,
  message: Message,
  account: Pick<Account, 'routerMode'>,
): Conversation {
  const spoken = message.direction === 'in' && isSpoken(message.content)
  const live = spoken && message.imported === undefined
  const latest = message.placedAt >= conversation.lastPlacedAt
  return {
    ...conversation,
    status: live ? 'open' : conversation.status,
    unread: live ? conversation.unread + 1 : conversation.unread,
    lastSeq: message.seq,
    lastPlacedAt: Math.max(conversation.lastPlacedAt, message.placedAt),
    lastInboundAt: spoken
      ? Math.max(conversation.lastInboundAt ?? 0, message.sentAt)
      : conversation.lastInboundAt,
    preview: latest ? previewOf(message, account) : conversation.preview,
  }
}

export function previewOf(message: Message, { routerMode }: Pick<Account, 'routerMode'>): Preview {
  return { direction: message.direction, text: routerMode ? '' : preview(message.content), of: message.id }
}

/** The conversation after a message of it says something else. */
export function withAmended(
  conversation: Conversation,
  before: Message | null,
  message: Message,
  account: Pick<Account, 'routerMode'>,
): Conversation {
  const { of, text } = conversation.preview
  // Conversations of earlier versions do not say which message they show.
  const shows = of === undefined ? before && text === preview(before.content) : of === message.id
  return shows ? { ...conversation, preview: previewOf(message, account) } : conversation
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
