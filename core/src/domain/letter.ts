import type { LetterId } from './ids.ts'

/** A dead letter: what the hub gave up on, kept whole, with the reason in plain words. */
export interface Letter {
  readonly id: LetterId
  /**
   * `unrouted`: no account has this key. `malformed`: not what the channel documents. `unsupported`: documented, but not
   * read by this version. `poison`: it crashes the process.
   */
  readonly reason: 'unrouted' | 'malformed' | 'unsupported' | 'exhausted' | 'rejected' | 'poison'
  readonly detail: string
  /** JSON of the task or the payload. */
  readonly payload: string
  readonly createdAt: number
  readonly version: number
}
