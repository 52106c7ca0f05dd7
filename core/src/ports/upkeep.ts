import type { Reply } from '../domain/call.ts'
import type { Span } from '../domain/token-life.ts'
import type { Composed, Sender } from './sender.ts'

/** What a channel can be asked about an account, beyond whether it takes the token; what it does not know is left out. */
export interface Upkeep {
  /** How long the token lasts. */
  readonly life?: Question<Life>
  /** Exchanges the token for one that lasts longer; the old one stays good until its own end. */
  readonly renewal?: Question<Renewal>
  /** Whether the account's webhooks come to this app. */
  readonly subscription?: Question<Subscription>
}

/** A call, and what its answer means. */
export interface Question<A> {
  ask(account: Connection): Composed
  read(reply: Reply, account: Connection): A
}

/** An account with what is known of its surroundings at the channel. */
export interface Connection extends Sender {
  /** What the channel calls the business that the account belongs to. */
  readonly business: string | null
  /** What the channel calls the app that the token was made for. */
  readonly app: string | null
}

/** The channel could not be asked, or did not say. */
interface Unclear {
  readonly kind: 'unclear'
  readonly detail: string
}

export type Life =
  | ({ readonly kind: 'told'; readonly app: string | null; readonly businesses: readonly string[] } & Span)
  | Unclear

export type Renewal =
  | { readonly kind: 'renewed'; readonly token: string; readonly lastsMs: number }
  | { readonly kind: 'refused'; readonly detail: string }
  | Unclear

export type Subscription =
  | { readonly kind: 'whole' }
  /** What does not come, in words, and what helps. */
  | { readonly kind: 'missing'; readonly detail: string; readonly fix: string }
  | Unclear
