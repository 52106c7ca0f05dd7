import type { InboundMessage, Side } from '@parley/core/domain/channel-event.ts'
import type { Person } from '@parley/core/domain/customer.ts'
import type { ReportedStatus } from '@parley/core/domain/status.ts'

import type { Contacts } from './people.ts'

/** What stands around the lists of a change, and goes for everything in them. */
export interface Source {
  /** The account, and the business it belongs to where the entry names it. */
  readonly address: { readonly accountKey: string; readonly business?: string }
  readonly contacts: Contacts
  /** The time of what has none of its own. */
  readonly at: number
  /** The account's number in digits, where the change names it. */
  readonly ownNumber: string | undefined
  /** How messages came: past the account, or from before it was connected. */
  readonly came: { readonly standby?: true; readonly history?: ReportedStatus }
}

/** What comes with every message. */
export type Head = Pick<InboundMessage, 'accountKey' | 'business' | 'externalId' | 'at'>

/** A message that is read: who wrote it, and the customer of the thread, where the item names one. */
export interface Happening {
  readonly source: Source
  readonly head: Head
  readonly by: Side
  readonly who: Person | null
}
