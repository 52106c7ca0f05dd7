import { nothing, put, type Decision } from '../change.ts'
import { handedBack, takenOver, type Conversation } from '../conversation.ts'
import type { Moment } from '../ids.ts'
import type { ConversationRow } from '../view.ts'
import { log } from './outgoing.ts'

/** What a person may change in a conversation; what is left out stays. */
export interface Conversing {
  readonly status?: Conversation['status'] | undefined
  /** The last sequence that was seen; what arrived later stays unread. */
  readonly readUpTo?: number | undefined
  readonly assignee?: Conversation['assignee'] | undefined
  readonly answeredBy?: Conversation['answeredBy'] | undefined
}

/** The conversation as a person left it. Closing it hands it back to automation, so that the next question gets an answer. */
export function decideConverse(
  { conversation, customer }: ConversationRow,
  input: Conversing,
  moment: Moment,
): Decision & { conversation: Conversation } {
  const answeredBy = input.answeredBy ?? (input.status === 'closed' ? 'automation' : conversation.answeredBy)
  const handed = answeredBy === 'people' ? takenOver(conversation) : handedBack(conversation)
  const after: Conversation = {
    ...handed,
    status: input.status ?? conversation.status,
    assignee: input.assignee === undefined ? conversation.assignee : input.assignee,
    unread: input.readUpTo === undefined ? conversation.unread : unreadAfter(conversation, input.readUpTo),
  }
  if (same(conversation, after)) return { ...nothing, conversation }
  const news = { kind: 'conversation.updated', conversation: after, customer } as const
  return { conversation: after, changes: [put('conversation', after), log(after, news, moment)], tasks: [] }
}

function unreadAfter(conversation: Conversation, readUpTo: number): number {
  return Math.min(conversation.unread, Math.max(0, conversation.lastSeq - readUpTo))
}

function same(a: Conversation, b: Conversation): boolean {
  return (
    a.status === b.status &&
    a.assignee === b.assignee &&
    a.unread === b.unread &&
    a.answeredBy === b.answeredBy
  )
}
