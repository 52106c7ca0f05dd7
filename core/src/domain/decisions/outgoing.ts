import { put, type Change, type Decision } from '../change.ts'
import type { Content } from '../content.ts'
import { withMessage, type Conversation } from '../conversation.ts'
import type { HubEvent, News } from '../event.ts'
import { attached, filesOf, mapFiles, type File } from '../file.ts'
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
  const [first, ...rest] = parts.map(() => moment.id('msg'))
  const messages: Message[] = []
  const told: Change[] = []
  let { conversation } = view
  for (const content of parts) {
    const isFirst = messages.length === 0
    const message: Message = {
      id: (isFirst ? first : rest[messages.length - 1]) ?? moment.id('msg'),
      account: account.id,
      conversation: conversation.id,
      customer: customer.id,
      direction: 'out',
      author: out.author,
      content: mapFiles(content, attached),
      ...(isFirst && rest.length > 0 ? { rest } : {}),
      ...(out.tag ? { tag: out.tag } : {}),
      externalId: null,
      idempotencyKey: isFirst ? out.idempotencyKey : null,
      replyTo: isFirst ? out.replyTo : null,
      seq: conversation.lastSeq + 1,
      sentAt: moment.now,
      placedAt: Math.max(moment.now, conversation.lastPlacedAt),
      status: 'pending',
      transitions: [{ status: 'pending', at: moment.now }],
      failure: null,
      ifEpoch: out.ifEpoch,
      createdAt: moment.now,
      version: 0,
    }
    messages.push(message)
    conversation = after(conversation, message, account)
    told.push(log(conversation, { kind: 'message.queued', message, conversation, customer }, moment))
  }
  const files = parts.flatMap((part, index) =>
    filesOf(part).map((file) => ({ file, of: messages[index]?.id ?? null })),
  )
  return {
    messages,
    changes: [
      ...putFiles(files),
      ...messages.map((message) => put('message', message)),
      put('conversation', conversation),
      ...told,
    ],
    tasks: [
      ...messages.map(({ id }) => inConversation(conversation.id, { kind: 'deliver', message: id }, moment)),
      // What lies elsewhere is fetched for those who look at the thread; the channel gets the address.
      ...files
        .filter(({ file }) => file.state === 'waiting')
        .map(({ file: { id } }): Plan => ({
          group: id,
          work: { kind: 'fetch', file: id },
          dueAt: moment.now,
        })),
    ],
  }
}

/** A reaction stands on the message that it is about: it neither ends the thread nor is its last word. */
function after(conversation: Conversation, message: Message, account: SendingView['account']): Conversation {
  if (message.content.kind === 'reaction') return { ...conversation, lastSeq: message.seq }
  return withMessage(conversation, message, account)
}

/** Each file once, now of its message. */
function putFiles(
  files: readonly { readonly file: File; readonly of: Message['id'] | null }[],
): readonly Change[] {
  const each = new Map(files.map(({ file, of }) => [file.id, put('file', { ...file, message: of })]))
  return [...each.values()]
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
