import type { Account } from '../domain/account.ts'
import type { Content } from '../domain/content.ts'
import type { Outgoing } from '../domain/decisions/outgoing.ts'
import { decideSend, type Known } from '../domain/decisions/send.ts'
import { HubError } from '../domain/error.ts'
import type { File, NamedFile } from '../domain/file.ts'
import { isId, type ConversationId, type TenantId } from '../domain/ids.ts'
import type { Message } from '../domain/message.ts'
import { NewerMessages } from '../domain/newer-messages.ts'
import type { SendingView } from '../domain/view.ts'
import type { Channel } from '../ports/channel.ts'
import type { Hub } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'
import { enact, settle } from './enact.ts'
import { filed, withFiles } from './name-files.ts'

export interface Sent {
  /** What was sent, in its order: several messages where the channel needs that many. */
  readonly messages: readonly Message[]
  /** Whether the idempotency key had been used for the same send before. */
  readonly replayed: boolean
}

export interface Sending extends Omit<Outgoing, 'content'> {
  readonly content: Content<NamedFile>
  /** Whether it may become several messages. */
  readonly split: boolean
  /** Send only if nothing came after this sequence; null to send in any case. */
  readonly ifLastSeq: number | null
}

/**
 * Takes a message for sending and returns it once it is durable; the same idempotency key gives the same message.
 * `replyTo`, and what a reaction is about, may be our own id or the channel's. Throws `HubError` with the reason if it may
 * not be sent, `NewerMessages` if the conversation has gone on.
 */
export async function send(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'channels' | 'moment'>,
  tenant: TenantId,
  conversation: ConversationId,
  { ifLastSeq, ...asked }: Sending,
): Promise<Sent> {
  const store = hub.stores.of(tenant)
  return settle(async () => {
    const view = await store.sending(conversation, asked.idempotencyKey)
    const channel = view && hub.channels.get(view.account.channel)
    if (!channel) throw new HubError('not_found', 'There is no such conversation.')
    const moment = hub.moment()
    const files = await withFiles(store, view.account.id, asked.content, moment)
    const { content, target } = await about(store, view, files)
    const replyTo = asked.replyTo && (await named(store, view, asked.replyTo, 'reply_to')).externalId
    const known: Known = {
      earlier: view.earlier ? await saidEarlier(store, view.earlier) : [],
      target,
      template: await templateOf(store, view.account, channel, content),
    }
    const decided = decideSend({ ...view, known }, { ...asked, content, replyTo }, channel.can, moment)
    if (decided.kind === 'repeated') return { messages: decided.messages, replayed: true }
    if (ifLastSeq !== null && view.conversation.lastSeq > ifLastSeq)
      throw new NewerMessages(await newer(store, conversation, ifLastSeq))
    if (decided.kind === 'refused') throw new HubError(decided.code, decided.detail)
    const ending = await enact(hub, store, decided.decision, null)
    return ending === 'done' ? { messages: decided.messages, replayed: false } : 'conflict'
  })
}

const mostNewer = 50

async function newer(store: Store, conversation: ConversationId, seq: number): Promise<readonly Message[]> {
  const latest = await store.thread(conversation, null, mostNewer)
  return latest.filter((message) => message.seq > seq).toReversed()
}

/** A reaction names its message as the channel does. */
async function about(
  store: Store,
  view: SendingView,
  content: Content<File>,
): Promise<{ content: Content<File>; target: Message | null }> {
  if (content.kind !== 'reaction') return { content, target: null }
  const { externalId, message } = await named(store, view, content.to, 'content.to')
  return { content: { ...content, to: externalId }, target: message }
}

/** What the channel calls a message of this conversation, which may be unknown here: from before the account came. */
async function named(
  store: Store,
  { account, conversation }: SendingView,
  name: string,
  field: string,
): Promise<{ externalId: string; message: Message | null }> {
  const own = isId('msg', name)
  const message = own ? await store.message(name) : await store.called(account.id, name)
  if (own && !message) throw new HubError('invalid_request', `${field}: there is no such message.`)
  if (message && message.conversation !== conversation.id)
    throw new HubError('invalid_request', `${field}: this message is of another conversation.`)
  const externalId = own ? message?.externalId : name
  if (!externalId)
    throw new HubError('invalid_request', `${field}: the channel does not have this message yet.`)
  return { externalId, message }
}

async function saidEarlier(store: Store, first: Message): Promise<Known['earlier']> {
  const rest = await Promise.all((first.rest ?? []).map((id) => store.message(id)))
  const messages = [first, ...rest.filter((each) => each !== null)]
  return Promise.all(
    messages.map(async (message) => ({ message, content: await filed(store, message.content) })),
  )
}

async function templateOf(
  store: Store,
  account: Account,
  { templates }: Channel,
  content: Content<File>,
): Promise<Known['template']> {
  if (content.kind !== 'template') return null
  const business = templates?.business({ settings: account.settings, business: account.business ?? null })
  const { name, language } = content
  return business ? store.worded({ channel: account.channel, business, name, language }) : null
}
