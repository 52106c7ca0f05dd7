import type { AccountNews } from './account-news.ts'
import type { Content, Context } from './content.ts'
import type { Person } from './customer.ts'
import type { FileSource } from './file.ts'
import type { ReportedStatus } from './status.ts'

/** What a channel's webhook says, in the hub's words. `accountKey` is what the channel calls the account. */
export type ChannelEvent =
  | InboundMessage
  | EchoedMessage
  | StatusReport
  | ReadReport
  | Reacted
  | Edited
  | Deleted
  | Renamed
  | ContactSynced
  | Consented
  | AccountReport

/** What a message says, while its files are still with the channel. */
export type Said = Content<FileSource>

/** Where an event belongs. */
interface Addressed {
  readonly accountKey: string
  /** What the channel calls the business behind the account, where its webhook says so: the account learns it. */
  readonly business?: string
}

interface Spoken extends Addressed {
  readonly externalId: string
  readonly at: number
  readonly content: Said
  readonly replyTo: string | null
  readonly context?: Context<FileSource>
  /** From before the account was connected: kept, and nobody is told. The status is how an earlier send had fared. */
  readonly history?: ReportedStatus
  /** Another app holds the thread: it is shown, and nothing automatic answers. */
  readonly standby?: true
}

/** A customer wrote. */
export interface InboundMessage extends Spoken {
  readonly kind: 'message'
  readonly from: Person
}

/** The business wrote, through the hub or past it (on the phone, in the channel's own app). */
export interface EchoedMessage extends Spoken {
  readonly kind: 'echo'
  readonly to: Person
}

/** The channel tells how a sent message fared. `reference` is what the hub gave the channel along with it. */
export interface StatusReport extends Addressed {
  readonly kind: 'status'
  readonly externalId: string
  readonly reference: string | null
  readonly status: ReportedStatus
  readonly at: number
  readonly failure: {
    readonly channelCode: string | null
    readonly detail: string
    /** The customer does not want to be written to about this any more. */
    readonly optedOut?: 'marketing'
  } | null
}

/** The customer has read everything up to a message. */
export interface ReadReport extends Addressed {
  readonly kind: 'read'
  readonly externalId: string
  readonly at: number
}

export type Side = 'customer' | 'business'

/** Somebody reacted to the message `externalId`, or took the reaction back (no emoji). `eventId` is its own id, if it has one. */
export interface Reacted extends Addressed {
  readonly kind: 'reaction'
  readonly externalId: string
  readonly eventId: string | null
  readonly by: Side
  /** The customer; null where the channel does not say who it was. */
  readonly person: Person | null
  readonly emoji: string | null
  readonly at: number
  /** From before the account was connected: if its message never comes, it stands by itself in silence. */
  readonly history?: ReportedStatus
}

/** The message `externalId` now says something else. `person` is the customer, where the channel says who it is. */
export interface Edited extends Addressed {
  readonly kind: 'edit'
  readonly externalId: string
  readonly by: Side
  readonly person?: Person
  readonly content: Said
  readonly at: number
}

/** The message `externalId` was taken back. `person` as for an edit. */
export interface Deleted extends Addressed {
  readonly kind: 'deletion'
  readonly externalId: string
  readonly by: Side
  readonly person?: Person
  readonly at: number
}

/** A person is known by other identities now: `previous` are theirs no longer, or were all that was known. */
export interface Renamed extends Addressed {
  readonly kind: 'identity'
  readonly externalId: string
  readonly person: Person
  readonly previous: readonly string[]
  readonly at: number
}

/** A name in the business's own address book; null if it was taken out of it. */
export interface ContactSynced extends Addressed {
  readonly kind: 'contact'
  readonly externalId: string
  readonly person: Person
  readonly at: number
}

/** A customer does not want to be written to about a topic any more, or wants to again. */
export interface Consented extends Addressed {
  readonly kind: 'consent'
  readonly externalId: string
  readonly person: Person
  readonly topic: 'marketing'
  readonly given: boolean
  readonly at: number
}

/**
 * News of an account, or of every account of a business: then `accountKey` is what the channel calls the business.
 * `externalId` is the same for the same news, however often it comes.
 */
export interface AccountReport extends Addressed {
  readonly kind: 'account'
  readonly scope: 'account' | 'business'
  readonly externalId: string
  readonly news: AccountNews
  readonly at: number
}

/**
 * What must happen in order. A customer's messages wait for each other; whatever speaks of one sent message waits
 * only for its own kind: a report may have to wait for that message, and it is the echo that tells which one it is.
 */
export function groupOf(channel: string, event: ChannelEvent): string {
  return `${channel}:${event.accountKey}:${subjectOf(event)}`
}

function subjectOf(event: ChannelEvent): string {
  switch (event.kind) {
    // Nothing under way has to be waited for; thousands of one conversation would only stand in each other's way.
    case 'echo':
      return event.history ? `from:${event.to.identities[0] ?? ''}` : `echo:${event.externalId}`
    case 'message':
      return `from:${event.from.identities[0] ?? ''}`
    // Under the new name, so that what is written under it comes to whom it belongs.
    case 'identity':
      return `from:${event.person.identities[0] ?? ''}`
    // These change a message one after the other, and may all have to wait for it.
    case 'reaction':
    case 'edit':
    case 'deletion':
      return `about:${event.externalId}`
    case 'contact':
    case 'consent':
      return `person:${event.person.identities[0] ?? ''}`
    case 'account':
      return event.news.kind === 'template' ? `template:${event.news.externalId}` : event.news.kind
    default:
      return `${event.kind}:${event.externalId}`
  }
}
