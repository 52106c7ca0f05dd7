import type { Bucket } from '../bucket.ts'
import type { Accepted } from '../ledger.ts'
import type { Account, InstagramAccount, WhatsAppAccount } from './accounts.ts'
import type { Customer, InstagramCustomer, WhatsAppCustomer } from './customers.ts'
import { scopedNumber } from './ids.ts'

/** What a message says. */
export interface Said {
  /** As the platform calls it: text, image, interactive, template … */
  readonly type: string
  /** What there is to read: the text, the caption, the filled template. */
  readonly text: string
  /** What the platform has under the type's name (WhatsApp) or in the item (Instagram). */
  readonly detail?: unknown
  readonly files?: readonly ShownFile[]
  /** What the customer can tap. */
  readonly offers?: readonly Offer[]
  /** How a template stands on the phone. */
  readonly layout?: Layout
}

/** The parts of a filled template; a card's pictures are among the message's files, in the cards' order. */
export interface Layout {
  readonly title?: string
  readonly body?: string
  readonly footer?: string
  readonly offers: readonly Offer[]
  readonly cards: readonly Layout[]
}

/** A file in a message; `id` is one of `control/files`. */
export interface ShownFile {
  readonly id: string
  readonly kind: string
  readonly type: string
  readonly name: string
}

export interface Offer {
  readonly kind:
    | 'button'
    | 'row'
    | 'template_button'
    | 'quick_reply'
    | 'postback'
    | 'link'
    | 'flow'
    | 'request'
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly url?: string
}

/** A message as the customer's phone shows it. */
export interface Bubble extends Said {
  readonly id: string
  readonly from: 'customer' | 'business'
  readonly at: number
  readonly replyTo?: string
  readonly forwarded?: 'once' | 'often'
  /** The title of the advertisement that led here. */
  readonly advertisement?: string
  text: string
  /** Emoji by who put it there. */
  reactions?: Readonly<Partial<Record<'customer' | 'business', string>>>
  /** How often it was changed. */
  edits?: number
  deleted?: true
  /** Of the customer's own: sent, delivered (the webhook was taken), read (by the business). */
  status: 'sent' | 'delivered' | 'read' | 'failed'
}

interface Talk {
  /** How this business sees the customer: business-scoped user id or Instagram-scoped id. */
  address: string
  readonly bubbles: Bubble[]
  /** Arrived on the phone, not yet looked at. */
  readonly unread: Accepted[]
  /** When the customer last wrote: opens the 24-hour window. */
  lastWrittenAt: number | undefined
  /** The phone shows this conversation now. */
  open: boolean
  /** The customer does not want to hear from this business. */
  blocked: boolean
  /** The customer wants no advertisements of this business (WhatsApp). */
  marketingStopped: boolean
  pair: Bucket | undefined
}

/** One customer with one account. */
export type Thread = WhatsAppThread | InstagramThread

export interface WhatsAppThread extends Talk {
  readonly kind: 'whatsapp'
  readonly account: WhatsAppAccount
  readonly customer: WhatsAppCustomer
}

export interface InstagramThread extends Talk {
  readonly kind: 'instagram'
  readonly account: InstagramAccount
  readonly customer: InstagramCustomer
}

/** The conversations, made when first needed. */
export class Threads {
  readonly #byPair = new Map<string, Thread>()
  readonly #byAddress = new Map<string, Customer>()
  readonly #byMessage = new Map<string, { readonly thread: Thread; readonly at: number }>()

  /** Undefined when the customer has no such app. */
  of(account: Account, customer: Customer): Thread | undefined {
    const pair = `${account.id} ${customer.id}`
    const known = this.#byPair.get(pair)
    if (known) return known
    const thread = begin(account, customer)
    if (!thread) return undefined
    this.#byPair.set(pair, thread)
    this.#byAddress.set(`${scope(account)} ${thread.address}`, customer)
    return thread
  }

  /** The conversation with whom this business knows by that scoped id. */
  at(account: Account, address: string): Thread | undefined {
    const customer = this.#byAddress.get(`${scope(account)} ${address}`)
    return customer && this.of(account, customer)
  }

  /** The customer's conversations with all businesses. */
  ofCustomer(customer: Customer): Thread[] {
    return [...this.#byPair.values()].filter((thread) => thread.customer === customer)
  }

  /** The conversations of an account. */
  ofAccount(account: Account): Thread[] {
    return [...this.#byPair.values()].filter((thread) => thread.account === account)
  }

  /** From now on the business knows the customer by another scoped id; the old one reaches nobody. */
  readdress(thread: WhatsAppThread): void {
    const { account, customer } = thread
    this.#byAddress.delete(`${scope(account)} ${thread.address}`)
    thread.address = businessScoped(account, customer)
    this.#byAddress.set(`${scope(account)} ${thread.address}`, customer)
  }

  /** Remembers that the account received this message. */
  received(messageId: string, thread: Thread, at: number): void {
    this.#byMessage.set(messageId, { thread, at })
  }

  /** When the account received that message; undefined if it never did. */
  receivedAt(account: Account, messageId: string): number | undefined {
    return this.holding(account, messageId) && this.#byMessage.get(messageId)?.at
  }

  /** The conversation in which the account received that message. */
  holding(account: Account, messageId: string): Thread | undefined {
    const thread = this.#byMessage.get(messageId)?.thread
    return thread?.account.id === account.id ? thread : undefined
  }
}

function begin(account: Account, customer: Customer): Thread | undefined {
  const talk = { bubbles: [], unread: [], lastWrittenAt: undefined, open: false, ...free }
  if (account.kind === 'whatsapp' && customer.kind === 'whatsapp') {
    return { kind: 'whatsapp', account, customer, address: businessScoped(account, customer), ...talk }
  }
  if (account.kind === 'instagram' && customer.kind === 'instagram') {
    const address = customer.igsid ?? scopedNumber(scope(account), customer.id)
    return { kind: 'instagram', account, customer, address, ...talk }
  }
  return undefined
}

function businessScoped(account: WhatsAppAccount, { bsuid, country, scopedBy }: WhatsAppCustomer): string {
  return bsuid ?? `${country}.${scopedNumber(scope(account), scopedBy)}`
}

const free = { blocked: false, marketingStopped: false, pair: undefined }

/** Business-scoped ids are the same for all numbers of a portfolio, Instagram's differ per account. */
function scope(account: Account): string {
  return account.kind === 'whatsapp' ? account.wabaId : account.id
}
