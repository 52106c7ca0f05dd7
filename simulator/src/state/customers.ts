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
  readonly phone: string
  /** Took a username and hides the number: webhooks carry the business-scoped id only. */
  readonly phoneHidden: boolean
  readonly username: string | undefined
  /** The business-scoped user id, when it must be this one; otherwise each portfolio sees its own. */
  readonly bsuid: string | undefined
  readonly country: string
}

export interface InstagramCustomer extends Person {
  readonly kind: 'instagram'
  readonly username: string
  /** The Instagram-scoped id, when it must be this one; otherwise each account sees its own. */
  readonly igsid: string | undefined
}

/** The customers, by id and by phone. */
export class Customers {
  readonly #byId = new Map<string, Customer>()
  readonly #byPhone = new Map<string, WhatsAppCustomer>()

  add(customer: Customer): void {
    this.#byId.set(customer.id, customer)
    if (customer.kind === 'whatsapp') this.#byPhone.set(customer.phone, customer)
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
