import { z } from 'zod'

import type { AccountId } from './ids.ts'
import type { AutoReply } from './rule.ts'

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
  /** Served by the built-in simulator instead of the real platform, and marked so everywhere. */
  readonly simulated: boolean
  readonly active: boolean
  readonly autoReply: AutoReply
  readonly ordering: Ordering
  /** Content is kept only until whoever wants it has taken it; see `eraseEvent`. */
  readonly routerMode: boolean
  readonly createdAt: number
  readonly version: number
}
