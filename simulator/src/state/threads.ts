import type { Bucket } from '../bucket.ts'
import type { Accepted } from '../ledger.ts'
import type { Account, InstagramAccount, WhatsAppAccount } from './accounts.ts'
import type { Customer, InstagramCustomer, WhatsAppCustomer } from './customers.ts'
import { scopedNumber } from './ids.ts'

/** A message as the customer's phone shows it. */
export interface Bubble {
  readonly id: string
  readonly from: 'customer' | 'business'
  readonly text: string
  readonly at: number
  readonly replyTo?: string
  /** Of the customer's own: sent, delivered (the webhook was taken), read (by the business). */
  status: 'sent' | 'delivered' | 'read' | 'failed'
}

interface Talk {
  /** How this business sees the customer: business-scoped user id or Instagram-scoped id. */
  readonly address: string
  readonly bubbles: Bubble[]
  /** Arrived on the phone, not yet looked at. */
  readonly unread: Accepted[]
  /** When the customer last wrote: opens the 24-hour window. */
  lastWrittenAt: number | undefined
  /** The phone shows this conversation now. */
  open: boolean
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
  readonly #byMessage = new Map<string, Thread>()

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

  /** Remembers that the account received this message. */
  received(messageId: string, thread: Thread): void {
    this.#byMessage.set(messageId, thread)
  }

  /** The conversation in which the account received that message. */
  holding(account: Account, messageId: string): Thread | undefined {
    const thread = this.#byMessage.get(messageId)
    return thread?.account.id === account.id ? thread : undefined
  }
}

function begin(account: Account, customer: Customer): Thread | undefined {
  const talk = { bubbles: [], unread: [], lastWrittenAt: undefined, open: false, pair: undefined }
  if (account.kind === 'whatsapp' && customer.kind === 'whatsapp') {
    const address = customer.bsuid ?? `${customer.country}.${scopedNumber(scope(account), customer.id)}`
    return { kind: 'whatsapp', account, customer, address, ...talk }
  }
  if (account.kind === 'instagram' && customer.kind === 'instagram') {
    const address = customer.igsid ?? scopedNumber(scope(account), customer.id)
    return { kind: 'instagram', account, customer, address, ...talk }
  }
  return undefined
}

/** Business-scoped ids are the same for all numbers of a portfolio, Instagram's differ per account. */
function scope(account: Account): string {
  return account.kind === 'whatsapp' ? account.wabaId : account.id
}
