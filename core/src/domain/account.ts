import { z } from 'zod'

import type { Health } from './account-news.ts'
import type { AccountId } from './ids.ts'
import type { Patience } from './patience.ts'
import type { AutoReply } from './rule.ts'
import type { TokenLife } from './token-life.ts'

/**
 * What a webhook of the account waits for, at each endpoint: the earlier ones of its conversation, of the whole account,
 * or none (then the `sequence` tells their order).
 */
export const ordering = z.enum(['conversation', 'account', 'none'])
export type Ordering = z.infer<typeof ordering>

/** One channel identity of a tenant: a phone number, an Instagram account, a web-chat site. */
export interface Account {
  readonly id: AccountId
  readonly channel: string
  readonly name: string
  /** What the channel calls this account in its webhooks; one account in the whole hub has it. */
  readonly key: string
  /** Checked by the channel's own settings schema. */
  readonly settings: Readonly<Record<string, string>>
  /** The channel's token, encrypted. */
  readonly sealedToken: string
  /** When and why the channel refused the token; nothing while it takes it, as far as is known. */
  readonly tokenRefused?: { readonly at: number; readonly detail: string } | null
  /** When the channel was last asked about the token, other than by sending. */
  readonly tokenCheckedAt?: number
  /** How long the token lasts; nothing for one that came before anybody asked. */
  readonly tokenLife?: TokenLife
  /** Served by the built-in simulator instead of the real platform, and marked so everywhere. */
  readonly simulated: boolean
  readonly active: boolean
  readonly autoReply: AutoReply
  readonly ordering: Ordering
  /** Content is kept only until whoever wants it has taken it; see `eraseEvent`. */
  readonly routerMode: boolean
  /** What the channel calls the business that the account belongs to; learnt from its webhooks. */
  readonly business?: string | null
  /** What the platform has said of it last on each topic, the latest first. */
  readonly health?: readonly Health[]
  /** How far the import of earlier messages has come, in per cent; nothing where there is none. */
  readonly history?: { readonly progress: number; readonly refused: string | null } | null
  /** What customers see in passing; nothing for all of it. */
  readonly shows?: Shows
  /** How often and how long its work is tried again; nothing for as usual. */
  readonly retry?: Patience
  readonly createdAt: number
  readonly version: number
}

/** What an account lets its customers see; both unless somebody has said otherwise, as people know it from people. */
export interface Shows {
  readonly typing: boolean
  readonly read: boolean
}

export const showsAll: Shows = { typing: true, read: true }
