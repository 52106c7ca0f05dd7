import type { LetterId } from './ids.ts'

/** A dead letter: what the hub gave up on, kept whole, with the reason in plain words. */
export interface Letter {
  readonly id: LetterId
  /** `unrouted`: no account has this key. `malformed`: not what the channel documents. `poison`: it crashes the process. */
  readonly reason: 'unrouted' | 'malformed' | 'exhausted' | 'rejected' | 'poison'
  readonly detail: string
  /** JSON of the task or the payload. */
  readonly payload: string
  readonly createdAt: number
  readonly version: number
}
