import { eventShape } from './shapes.ts'
import type { Check } from './verify.ts'

/** One attempt to deliver a webhook, as the sink saw it. */
export interface Webhook {
  /** 1, 2, 3 … in the order of arrival. */
  readonly arrival: number
  readonly at: number
  /** `webhook-id`: the same for every attempt. */
  readonly id: string
  readonly check: Check
  /** What the sink answered; 2xx means taken. */
  readonly status: number
  readonly type: string
  readonly sequence: number
  readonly conversation: string
  /** The message it is about, by the hub's id and the channel's. */
  readonly message: string | null
  readonly channelMessage: string | null
  /** Empty for all but the latest `bodiesKept`. */
  readonly body: string
}

/** What nobody scrolls back to need not fill the memory in a long run. */
export const bodiesKept = 2_000

/** Everything the sink was sent, in the order of arrival. It only grows, until it is cleared. */
export class SinkRecord {
  #webhooks: Webhook[] = []
  #arrivals = 0

  add(attempt: Pick<Webhook, 'at' | 'id' | 'check' | 'status' | 'body'>): void {
    this.#arrivals += 1
    this.#webhooks.push({ arrival: this.#arrivals, ...attempt, ...glance(attempt.body) })
    const old = this.#webhooks.length - bodiesKept - 1
    const row = this.#webhooks[old]
    if (row) this.#webhooks[old] = { ...row, body: '' }
  }

  /** What arrived after that arrival, the earliest first. */
  after(arrival: number, limit = Number.POSITIVE_INFINITY): readonly Webhook[] {
    const first = this.#webhooks[0]?.arrival ?? 1
    const start = Math.max(0, arrival + 1 - first)
    return this.#webhooks.slice(start, start + limit)
  }

  get all(): readonly Webhook[] {
    return this.#webhooks
  }

  /** The number of the latest arrival; goes on growing after `clear`. */
  get arrivals(): number {
    return this.#arrivals
  }

  clear(): void {
    this.#webhooks = []
  }
}

function glance(
  body: string,
): Pick<Webhook, 'type' | 'sequence' | 'conversation' | 'message' | 'channelMessage'> {
  const read = eventShape.safeParse(parse(body))
  if (!read.success) {
    return { type: 'unreadable', sequence: 0, conversation: '', message: null, channelMessage: null }
  }
  const { type, sequence, conversation_id, data } = read.data
  return {
    type,
    sequence,
    conversation: conversation_id ?? '',
    message: data.message?.id ?? null,
    channelMessage: data.message?.channel_message_id ?? null,
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
