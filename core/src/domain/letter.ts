import { z } from 'zod'

import type { AccountId, EndpointId, LetterId, Moment } from './ids.ts'
import type { Work } from './task.ts'
import type { Trace } from './trace.ts'

/**
 * `unrouted`: no account has this key. `malformed`: not what the channel documents. `unsupported`: documented, but not
 * read by this version. `exhausted`: tried as often as is sensible. `rejected`: the channel does not take the message.
 * `poison`: it crashes the process.
 */
export const letterReason = z.enum([
  'unrouted',
  'malformed',
  'unsupported',
  'exhausted',
  'rejected',
  'poison',
])
export const letterState = z.enum(['open', 'replayed', 'discarded'])

/** What was given up on: a task that can be done again, or a webhook that can be read again. */
export type Kept =
  | { readonly kind: 'work'; readonly group: string; readonly work: Work }
  | { readonly kind: 'webhook'; readonly channel: string; readonly body: string }

/** A dead letter: what the hub gave up on, kept whole, with the reason in plain words. */
export interface Letter {
  readonly id: LetterId
  readonly reason: z.infer<typeof letterReason>
  readonly detail: string
  readonly state: z.infer<typeof letterState>
  readonly kept: Kept
  /** Whom it concerns, as far as that is known. */
  readonly account: AccountId | null
  readonly endpoint: EndpointId | null
  /** How often it was tried. */
  readonly attempts: number
  /** What led to it (see `traced`); nothing for what the hub did on its own. */
  readonly trace?: Trace
  readonly createdAt: number
  readonly closedAt: number | null
  readonly version: number
}

export type NewLetter = Pick<Letter, 'reason' | 'detail' | 'kept'> &
  Partial<Pick<Letter, 'account' | 'endpoint' | 'attempts'>>

export function newLetter(given: NewLetter, { id, now }: Pick<Moment, 'id' | 'now'>): Letter {
  return {
    id: id('dlq'),
    state: 'open',
    account: null,
    endpoint: null,
    attempts: 0,
    ...given,
    createdAt: now,
    closedAt: null,
    version: 0,
  }
}

/** Over and done with: what was kept stays readable. */
export function closed(letter: Letter, state: 'replayed' | 'discarded', now: number): Letter {
  return { ...letter, state, closedAt: now }
}
