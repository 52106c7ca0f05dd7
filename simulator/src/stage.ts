import type { Chaos, Random } from './chaos.ts'
import type { Clock } from './clock.ts'
import type { Ledger } from './ledger.ts'
import type { Limits } from './limits.ts'
import type { FetchLink } from './media/fetch-link.ts'
import type { Files } from './media/files.ts'
import type { Handles } from './media/handles.ts'
import type { Uploads } from './media/uploads.ts'
import type { Accounts } from './state/accounts.ts'
import type { Customers } from './state/customers.ts'
import type { PlannedRefusal } from './state/planned-refusal.ts'
import type { Templates } from './state/templates.ts'
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
  readonly templates: Templates
  readonly files: Files
  readonly handles: Handles
  readonly uploads: Uploads
  readonly fetchLink: FetchLink
  readonly site: Site
  readonly ledger: Ledger
  readonly stream: Stream
  readonly outbox: Outbox
  /** By account. */
  readonly refusals: Map<string, PlannedRefusal>
}

/** Where the simulator stands, without a slash at the end: the addresses of files begin with it. */
export interface Site {
  url: string
}

/** The app that the hub has registered at Meta. */
export interface MetaApp {
  readonly id: string
  readonly secret: string
}

export interface Settings {
  chaos: Chaos
  limits: Limits
  /** How long the review of a template takes, in milliseconds; null leaves it to `control`. */
  reviewMs: number | null
}
