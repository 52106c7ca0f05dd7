import { scopedNumber } from './ids.ts'

/** A person with a phone. */
export type Customer = WhatsAppCustomer | InstagramCustomer

interface Person {
  readonly id: string
  readonly name: string
  /** Reads at once whatever arrives, without opening anything. */
  readonly autoRead: boolean
  /** One of many made for a load: not listed, not streamed to the phones. */
  readonly crowd: boolean
}

export interface WhatsAppCustomer extends Person {
  readonly kind: 'whatsapp'
  /** The phone number as digits. */
  phone: string
  /** Took a username and hides the number: webhooks carry the business-scoped id only. */
  readonly phoneHidden: boolean
  readonly username: string | undefined
  /** The business-scoped user id, when it must be this one; otherwise each portfolio sees its own. */
  bsuid: string | undefined
  readonly country: string
  /** What business-scoped ids are made of: another number makes others. */
  scopedBy: string
  /** How often the phone was set up anew: the identity hash differs each time. */
  setups: number
}

export interface InstagramCustomer extends Person {
  readonly kind: 'instagram'
  readonly username: string
  /** The Instagram-scoped id, when it must be this one; otherwise each account sees its own. */
  readonly igsid: string | undefined
}

/** Differs whenever the phone was set up anew (Cloud API docs, "Identity change check"). */
export function identityHash({ id, setups }: WhatsAppCustomer): string {
  return scopedNumber(`identity ${setups}`, id)
}

/** The customers, by id and by phone. */
export class Customers {
  readonly #byId = new Map<string, Customer>()
  readonly #byPhone = new Map<string, WhatsAppCustomer>()

  add(customer: Customer): void {
    this.#byId.set(customer.id, customer)
    if (customer.kind === 'whatsapp') this.#byPhone.set(customer.phone, customer)
  }

  /** The customer takes another number, and with it other scoped ids; false if somebody has it. */
  renumber(customer: WhatsAppCustomer, phone: string): boolean {
    if (this.#byPhone.has(phone)) return false
    this.#byPhone.delete(customer.phone)
    customer.phone = phone
    customer.bsuid = undefined
    customer.scopedBy = phone
    this.#byPhone.set(phone, customer)
    return true
  }

  byId(id: string): Customer | undefined {
    return this.#byId.get(id)
  }

  byPhone(digits: string): WhatsAppCustomer | undefined {
    return this.#byPhone.get(digits)
  }

  /** Everybody but the crowds. */
  listed(): Customer[] {
    return [...this.#byId.values()].filter(({ crowd }) => !crowd)
  }

  get count(): number {
    return this.#byId.size
  }
}
