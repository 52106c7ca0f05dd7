import type { Person } from './customer.ts'
import type { Content } from './message.ts'
import type { ReportedStatus } from './status.ts'

/** What a channel's webhook says, in the hub's words. `accountKey` is what the channel calls the account. */
export type ChannelEvent = InboundMessage | EchoedMessage | StatusReport | ReadReport

/** A customer wrote. */
export interface InboundMessage {
  readonly kind: 'message'
  readonly accountKey: string
  readonly externalId: string
  readonly from: Person
  readonly at: number
  readonly content: Content
  readonly replyTo: string | null
}

/** The business wrote, through the hub or past it (on the phone, in the channel's own app). */
export interface EchoedMessage {
  readonly kind: 'echo'
  readonly accountKey: string
  readonly externalId: string
  readonly to: Person
  readonly at: number
  readonly content: Content
  readonly replyTo: string | null
}

/** The channel tells how a sent message fared. `reference` is what the hub gave the channel along with it. */
export interface StatusReport {
  readonly kind: 'status'
  readonly accountKey: string
  readonly externalId: string
  readonly reference: string | null
  readonly status: ReportedStatus
  readonly at: number
  readonly failure: { readonly channelCode: string | null; readonly detail: string } | null
}

/** The customer has read everything up to a message. */
export interface ReadReport {
  readonly kind: 'read'
  readonly accountKey: string
  readonly externalId: string
  readonly at: number
}

/**
 * What must happen in order. A customer's messages wait for each other; whatever speaks of one sent message waits
 * only for its own kind: a report may have to wait for that message, and it is the echo that tells which one it is.
 */
export function groupOf(channel: string, event: ChannelEvent): string {
  const about =
    event.kind === 'message' ? `from:${event.from.identities[0] ?? ''}` : `${event.kind}:${event.externalId}`
  return `${channel}:${event.accountKey}:${about}`
}
