import { put, type Change, type Decision } from '../change.ts'
import type { Content } from '../content.ts'
import { withMessage, type Conversation } from '../conversation.ts'
import type { HubEvent, News } from '../event.ts'
import { attached, type File } from '../file.ts'
import { filesOf, mapFiles } from '../files-within.ts'
import type { ConversationId, Moment } from '../ids.ts'
import type { Author, Message } from '../message.ts'
import type { Plan } from '../task.ts'
import type { SendingView } from '../view.ts'

export interface Outgoing {
  readonly content: Content<File>
  readonly author: Author
  readonly idempotencyKey: string
  readonly replyTo: string | null
  readonly tag?: Message['tag'] | undefined
  /** Set for automatic messages; see `Message.ifEpoch`. */
  readonly ifEpoch: number | null
}

/**
 * New messages at the end of the conversation, one for each part of what is said, waiting to be handed to the channel one
 * after the other. The first holds the key, answers what is answered, and names the rest.
 */
export function queueOutgoing(
  view: Pick<SendingView, 'conversation' | 'customer' | 'account'>,
  out: Omit<Outgoing, 'content'>,
  parts: readonly Content<File>[],
  moment: Moment,
): Decision & { messages: readonly Message[] } {
  const { customer, account } = view
  const [first = moment.id('msg'), ...rest] = parts.map(() => moment.id('msg'))
  const said: Said[] = []
  let { conversation } = view
  for (const content of parts) {
    const message = pending(
      { ...view, conversation },
      out,
      mapFiles(content, attached),
      rest[said.length - 1] ?? first,
      moment,
    )
    const whole = said.length === 0 ? { ...message, ...leading(out, rest) } : message
    conversation = after(conversation, whole, account)
    const event = log(
      conversation,
      { kind: 'message.queued', message: whole, conversation, customer },
      moment,
    )
    said.push({ message: whole, files: filesOf(content), event })
  }
  const messages = said.map(({ message }) => message)
  return {
    messages,
    changes: [
      ...putFiles(said),
      ...messages.map((message) => put('message', message)),
      put('conversation', conversation),
      ...said.map(({ event }) => event),
    ],
    tasks: [
      ...messages.map(({ id }) => inConversation(conversation.id, { kind: 'deliver', message: id }, moment)),
      ...said.flatMap(({ files }) => files.flatMap((file) => fetching(file, moment))),
    ],
  }
}

interface Said {
  readonly message: Message
  readonly files: readonly File[]
  readonly event: Change
}

function pending(
  { conversation, customer, account }: Pick<SendingView, 'conversation' | 'customer' | 'account'>,
  { author, tag, ifEpoch }: Omit<Outgoing, 'content'>,
  content: Message['content'],
  id: Message['id'],
  { now }: Moment,
): Message {
  return {
    id,
    account: account.id,
    conversation: conversation.id,
    customer: customer.id,
    direction: 'out',
    author,
    content,
    ...(tag ? { tag } : {}),
    externalId: null,
    idempotencyKey: null,
    replyTo: null,
    seq: conversation.lastSeq + 1,
    sentAt: now,
    placedAt: Math.max(now, conversation.lastPlacedAt),
    status: 'pending',
    transitions: [{ status: 'pending', at: now }],
    failure: null,
    ifEpoch,
    createdAt: now,
    version: 0,
  }
}

/** What only the first of several has. */
function leading(
  { idempotencyKey, replyTo }: Omit<Outgoing, 'content'>,
  rest: readonly Message['id'][],
): Partial<Message> {
  return { idempotencyKey, replyTo, ...(rest.length > 0 ? { rest } : {}) }
}

/** A reaction stands on the message that it is about: it neither ends the thread nor is its last word. */
function after(conversation: Conversation, message: Message, account: SendingView['account']): Conversation {
  if (message.content.kind === 'reaction') return { ...conversation, lastSeq: message.seq }
  return withMessage(conversation, message, account)
}

/** Each file once, now of its message. */
function putFiles(said: readonly Said[]): readonly Change[] {
  const each = said.flatMap(({ message, files }) =>
    files.map((file) => [file.id, put('file', { ...file, message: message.id })] as const),
  )
  return [...new Map(each).values()]
}

/** What lies elsewhere is fetched for those who look at the thread; the channel gets the address. */
function fetching({ id, state }: File, { now }: Moment): readonly Plan[] {
  return state === 'waiting' ? [{ group: id, work: { kind: 'fetch', file: id }, dueAt: now }] : []
}

/** One entry for the account's log; it has no conversation if it is about the account itself. */
export function log(
  about: Pick<HubEvent, 'account'> & { readonly id: HubEvent['conversation'] },
  news: News,
  moment: Moment,
): Change {
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
