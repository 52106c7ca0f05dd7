import type { Stage } from '../stage.ts'
import type { WhatsAppAccount } from '../state/accounts.ts'
import type { WhatsAppCustomer } from '../state/customers.ts'
import { wamid } from '../state/ids.ts'
import type { WhatsAppThread } from '../state/threads.ts'
import { notify } from './notify.ts'
import { numberNotice, seconds } from './whatsapp-notices.ts'
import { whatsAppSpoken } from './whatsapp-says.ts'

export interface HistoryWish {
  /** Messages of each conversation, the newest yesterday, one an hour before another. */
  readonly messages: number
  /** How many of them are pictures, at the end of each conversation. */
  readonly pictures: number
  /** The owner did not want to share it. */
  readonly declined: boolean
}

const hour = 3_600_000
const chunk = 50

/** The past of a number that was used in the Business app: chats in pieces, pictures afterwards (docs: "history webhook reference"). */
export function importHistory(
  stage: Stage,
  account: WhatsAppAccount,
  { messages, pictures, declined }: HistoryWish = { messages: 20, pictures: 1, declined: false },
): void {
  if (declined) return tell(stage, account, { errors: [declinedError] })
  const threads = talks(stage, account).map((thread) => ({
    thread,
    past: past(stage, thread, messages, pictures),
  }))
  const pieces = threads.flatMap(({ thread, past: all }) =>
    Array.from({ length: Math.ceil(all.length / chunk) }, (_, at) => ({
      thread,
      messages: all.slice(at * chunk, (at + 1) * chunk),
    })),
  )
  for (const [at, piece] of pieces.entries()) {
    const progress = Math.round((100 * (at + 1)) / pieces.length)
    const { customer, address } = piece.thread
    const context = { wa_id: customer.phone, user_id: address, username: customer.username }
    tell(stage, account, {
      metadata: { phase: progress < 50 ? 0 : progress < 100 ? 1 : 2, chunk_order: at + 1, progress },
      threads: [{ id: customer.phone, context, messages: piece.messages }],
    })
  }
  for (const { thread, past: all } of threads) for (const item of all) sendPicture(stage, thread, item)
}

const declinedError = {
  code: 2_593_109,
  title: 'History sync is turned off by the business from the WhatsApp Business App',
  message: 'History sync is turned off by the business from the WhatsApp Business App',
  error_data: { details: 'History sharing is turned off by the business' },
}

function tell(stage: Stage, account: WhatsAppAccount, item: object): void {
  notify(stage, account, numberNotice(account, 'history', 'history', item))
}

/** The people of the phone's address book. */
function talks(stage: Stage, account: WhatsAppAccount): WhatsAppThread[] {
  return people(stage)
    .map((customer) => stage.threads.of(account, customer))
    .filter((thread) => thread?.kind === 'whatsapp')
}

function people(stage: Stage): WhatsAppCustomer[] {
  return stage.customers.listed().filter((customer) => customer.kind === 'whatsapp')
}

interface PastMessage {
  readonly id: string
  readonly type: string
  readonly [key: string]: unknown
}

function past(
  stage: Stage,
  { account, customer }: WhatsAppThread,
  count: number,
  pictures: number,
): PastMessage[] {
  const yesterday = stage.clock.now() - 24 * hour
  return Array.from({ length: count }, (_, at) => {
    const isOwn = at % 2 === 1
    const isPicture = at >= count - pictures
    return {
      from: isOwn ? account.digits : customer.phone,
      ...(isOwn && { to: customer.phone }),
      id: wamid(customer.phone, isOwn ? 'outbound' : 'inbound', stage.random),
      timestamp: seconds(yesterday - (count - at) * hour),
      ...(isPicture
        ? { type: 'media_placeholder' }
        : { type: 'text', text: { body: `Earlier message ${at + 1}` } }),
      history_context: { status: 'READ' },
    }
  })
}

/** Later, in a POST of its own, under the field history but as a message; its hash is in hex. */
function sendPicture(stage: Stage, thread: WhatsAppThread, placeholder: PastMessage): void {
  if (placeholder.type !== 'media_placeholder') return
  const { account } = thread
  const spoken = whatsAppSpoken(stage, account, { kind: 'image', file: 'photo.jpg' })
  const image: unknown = spoken && Reflect.get(spoken.item, 'image')
  const sha256 = Buffer.from(String(Reflect.get(Object(image), 'sha256')), 'base64').toString('hex')
  const item = {
    ...placeholder,
    history_context: undefined,
    type: 'image',
    image: { ...Object(image), sha256 },
  }
  const list = placeholder['from'] === account.digits ? 'message_echoes' : 'messages'
  notify(stage, account, numberNotice(account, 'history', list, item))
}

/** The phone's address book (docs: "smb_app_state_sync webhook reference"). */
export function importContacts(stage: Stage, account: WhatsAppAccount): void {
  for (const customer of people(stage)) syncContact(stage, account, customer, 'add')
}

export function syncContact(
  stage: Stage,
  account: WhatsAppAccount,
  { name, phone }: Pick<WhatsAppCustomer, 'name' | 'phone'>,
  action: 'add' | 'remove',
): void {
  const contact = {
    ...(action === 'add' && { full_name: name, first_name: name.split(' ')[0] }),
    phone_number: phone,
  }
  const metadata = { timestamp: String(stage.clock.now()) }
  const item = { type: 'contact', contact, action, metadata }
  notify(stage, account, numberNotice(account, 'smb_app_state_sync', 'state_sync', item))
}
