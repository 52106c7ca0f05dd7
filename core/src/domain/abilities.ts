import type { Content } from './content.ts'
import type { PacePolicy } from './pace.ts'
import type { ReplyWindowMs } from './reply-window.ts'
import type { ReportedStatus } from './status.ts'
import type { TextLimit } from './text-limit.ts'

/** What a channel can do: the differences between channels, as data. */
export interface Abilities {
  readonly replyWindowMs: ReplyWindowMs
  /** Longest text, in the channel's own unit. */
  readonly text: TextLimit
  readonly contents: readonly Content['kind'][]
  /** Precision of the channel's timestamps. */
  readonly clockPrecisionMs: number
  /** Which statuses it ever reports. */
  readonly reports: readonly ReportedStatus[]
  /** How fast an account may send in all, and to one customer. */
  readonly pace: { readonly account: PacePolicy; readonly customer: PacePolicy | null }
}
