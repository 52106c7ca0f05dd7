/** What a customer wrote, and when the hub's webhook took it. */
export interface Written {
  readonly channel: 'whatsapp' | 'instagram'
  readonly accountId: string
  readonly customerId: string
  /** wamid or mid. */
  readonly id: string
  /** As the platform calls it: text, image … */
  readonly type: string
  readonly text: string
  readonly sentAt: number
  /** When the first POST that carried it began. */
  firstPostAt: number | null
  /** When the first 200 for it came. */
  ackedAt: number | null
}

export type SendStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed'

/** A send that was accepted, and what became of it. */
export interface Accepted {
  readonly channel: 'whatsapp' | 'instagram'
  readonly accountId: string
  /** Null when nobody has that number. */
  readonly customerId: string | null
  /** The recipient as the caller wrote it. */
  readonly recipient: string
  readonly type: string
  readonly text: string
  /** The caller's biz_opaque_callback_data. */
  readonly opaque: string | null
  /** wamid or mid, as answered. */
  readonly id: string
  readonly at: number
  /** What WhatsApp would charge for: service, or the template's category. */
  readonly category: string
  status: SendStatus
  /** When the first 200 came for each webhook about it. */
  readonly acks: Partial<Record<SendStatus | 'echo', number>>
}

/** A send that was refused because the control API had asked for it. */
interface Refused {
  readonly accountId: string
  readonly code: number
  readonly subcode: number | null
  readonly at: number
}

export interface Page<T> {
  readonly items: readonly T[]
  /** The cursor of the next page: how many there were before it. */
  readonly next: number
}

/** The truth seen from outside: every message a customer wrote, every send that was accepted. It only grows. */
export class Ledger {
  readonly #written: Written[] = []
  readonly #accepted: Accepted[] = []
  readonly #refused: Refused[] = []
  graphCalls = 0

  write(row: Written): Written {
    this.#written.push(row)
    return row
  }

  accept(row: Accepted): Accepted {
    this.#accepted.push(row)
    return row
  }

  refuse(row: Refused): void {
    this.#refused.push(row)
  }

  written(after = 0, limit = Number.POSITIVE_INFINITY): Page<Written> {
    return page(this.#written, after, limit)
  }

  accepted(after = 0, limit = Number.POSITIVE_INFINITY): Page<Accepted> {
    return page(this.#accepted, after, limit)
  }

  refused(after = 0, limit = Number.POSITIVE_INFINITY): Page<Refused> {
    return page(this.#refused, after, limit)
  }

  get totals(): { written: number; accepted: number; graphCalls: number } {
    return { written: this.#written.length, accepted: this.#accepted.length, graphCalls: this.graphCalls }
  }
}

function page<T>(rows: readonly T[], after: number, limit: number): Page<T> {
  const items = rows.slice(after, after + limit)
  return { items, next: after + items.length }
}
