import type { Chaos, Random } from './chaos.ts'
import type { Clock } from './clock.ts'
import type { PlannedRefusal } from './control/refusals.ts'
import type { Ledger } from './ledger.ts'
import type { Limits } from './limits.ts'
import type { Accounts } from './state/accounts.ts'
import type { Customers } from './state/customers.ts'
import type { Threads } from './state/threads.ts'
import type { Stream } from './stream.ts'
import type { Outbox } from './webhooks/outbox.ts'

/** Everything there is in the simulated world; handed to whoever acts in it. */
export interface Stage {
  readonly clock: Clock
  readonly random: Random
  readonly app: MetaApp
  /** What the dials say now. */
  readonly settings: Settings
  readonly accounts: Accounts
  readonly customers: Customers
  readonly threads: Threads
  readonly ledger: Ledger
  readonly stream: Stream
  readonly outbox: Outbox
  /** By account. */
  readonly refusals: Map<string, PlannedRefusal>
}

/** The app that the hub has registered at Meta. */
export interface MetaApp {
  readonly id: string
  readonly secret: string
}

export interface Settings {
  chaos: Chaos
  limits: Limits
}
