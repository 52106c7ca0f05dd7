import { z } from 'zod'

import type { AlertId, TargetId } from './ids.ts'

export const alertKind = z.enum([
  'dead_letter',
  'endpoint_unauthorized',
  'endpoint_disabled',
  'token_invalid',
  'token_expiring',
  'keys_left',
  'queue_lag',
  'redis_away',
  'circuit_open',
  'account_health',
])
export type AlertKind = z.infer<typeof alertKind>

/** What each kind says to the person who gets it. */
export const alertTitles: Readonly<Record<AlertKind, string>> = {
  dead_letter: 'Something was given up on and waits as a dead letter',
  endpoint_unauthorized: 'A webhook endpoint answers 401: check its secret',
  endpoint_disabled: 'A webhook endpoint answered 410 and was switched off',
  token_invalid: 'A channel no longer accepts the token of an account',
  token_expiring: 'The token of an account ends soon',
  keys_left: 'Somebody who was shut out has made API keys that still open the hub',
  queue_lag: 'Work waits for longer than a minute',
  redis_away: 'Redis cannot be used: work and news take seconds',
  account_health: 'A platform restricts an account, or warns of it',
  circuit_open: 'Calls to a destination are held back, because they keep failing',
}

/** Something that somebody should look at, told again and again as long as nobody has: one record for all of it. */
export interface Alert {
  readonly id: AlertId
  readonly kind: AlertKind
  /** The id of what it is about, or a word for what has none. */
  readonly subject: string
  /** What happened last, without content or secret. */
  readonly detail: string
  readonly firstAt: number
  readonly lastAt: number
  readonly count: number
  /** When administrators were last told. */
  readonly toldAt: number
  /** Open until then: the next of its kind and subject is a new alert. */
  readonly resolvedAt: number | null
  readonly version: number
}

/** Where a tenant's administrators are told. */
export interface Target {
  readonly id: TargetId
  /** The secret is sealed. */
  readonly address:
    | { readonly kind: 'webhook'; readonly url: string; readonly secret: string }
    | { readonly kind: 'email'; readonly to: string }
  readonly active: boolean
  readonly createdAt: number
  readonly version: number
}

export type Alarm = Pick<Alert, 'kind' | 'subject' | 'detail'>
