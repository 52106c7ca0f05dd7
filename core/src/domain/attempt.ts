import type { AttemptId, EndpointId, EventId, MessageId } from './ids.ts'

/** One call out: a webhook to an endpoint, or a message to its channel. Written once, never changed. */
export interface Attempt {
  readonly id: AttemptId
  /** Both for a webhook, neither for a send. */
  readonly endpoint: EndpointId | null
  readonly event: EventId | null
  /** Only for a send. */
  readonly message: MessageId | null
  /** 1 for the first. */
  readonly number: number
  readonly at: number
  readonly durationMs: number
  /** The HTTP status; null if no answer came. */
  readonly status: number | null
  /** Why it did not succeed: the class of the refusal, or how the call failed. Never what an answer said. */
  readonly error: string | null
  /** When it is tried again, if it is. */
  readonly nextAt: number | null
  readonly version: number
}

export type Tried = Pick<Attempt, 'endpoint' | 'event' | 'message' | 'number'>
export type Exchange = Pick<Attempt, 'at' | 'durationMs' | 'status' | 'error'>
