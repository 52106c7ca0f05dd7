import type { MediaKind, Request } from './content.ts'
import type { PacePolicy } from './pace.ts'
import type { ReplyWindowMs } from './reply-window.ts'
import type { ReportedStatus } from './status.ts'
import type { TextLimit } from './text-limit.ts'

/** What a channel can do: the differences between channels, as data. */
export interface Abilities {
  readonly replyWindowMs: ReplyWindowMs
  /** How long after the customer's last message a person, marked as such, may still answer; null where no mark helps. */
  readonly humanWindowMs: number | null
  /** Longest text, in the channel's own unit. */
  readonly text: TextLimit
  /** What it can send beside text, each with its limits. What is missing here it cannot send. */
  readonly sends: Sends
  /** Whether phones show `*bold*`, `_italic_`, `~strike~` and `` `mono` `` as such. */
  readonly styles: boolean
  /** Whether a message can name the one it answers. */
  readonly replies: boolean
  readonly signals: Signals
  /** Whether what the hub sends comes back as an echo, too; else echoes are of what people wrote past it. */
  readonly echoesSends: boolean
  /** Precision of the channel's timestamps. */
  readonly clockPrecisionMs: number
  /** Which statuses it ever reports. */
  readonly reports: readonly ReportedStatus[]
  /** How fast an account may send in all, and to one customer. */
  readonly pace: { readonly account: PacePolicy; readonly customer: PacePolicy | null }
}

/** `with_read`: whoever sees somebody typing sees that their messages were read, too. */
export interface Signals {
  readonly typing: 'alone' | 'with_read' | 'none'
  readonly read: boolean
}

/** The limits of each kind. Plain numbers of letters are UTF-16 code units. */
export interface Sends extends Partial<Record<MediaKind, MediaLimits>> {
  readonly album?: { readonly most: number; readonly of: readonly MediaKind[] }
  readonly location?: object
  readonly contacts?: { readonly most: number }
  /** Each in its two ways: buttons that stay, replies that go once one was tapped. */
  readonly buttons?: Partial<Record<'reply' | 'quick_reply', ButtonLimits>>
  readonly list?: ListLimits
  readonly link?: Framing & { readonly title: number }
  readonly request?: { readonly of: readonly Request['of'][]; readonly text: TextLimit }
  readonly flow?: { readonly text: TextLimit; readonly title: number }
  readonly cards?: CardLimits
  /** `text` is the body once its gaps are filled. */
  readonly template?: { readonly text: TextLimit; readonly header: number; readonly cards: number }
  readonly reaction?: { readonly withinMs: number | null }
  readonly heart?: object
}

export interface MediaLimits {
  /** The media types it takes, without parameters. */
  readonly types: readonly string[]
  readonly maxBytes: number
  /** Null where a file has no caption: it goes out as a message of its own. */
  readonly caption: TextLimit | null
}

/** What stands around buttons. */
export interface Framing {
  readonly text: TextLimit
  /** Which kinds of header there are, and the longest of text. */
  readonly header: readonly ('text' | MediaKind)[]
  readonly headerText: number
  /** 0 where there is none. */
  readonly footer: number
}

export interface ButtonLimits extends Framing {
  readonly most: number
  readonly title: number
  readonly payload: number
}

export interface ListLimits {
  readonly text: TextLimit
  readonly header: number
  readonly footer: number
  readonly button: number
  readonly sections: number
  /** In all sections together. */
  readonly rows: number
  readonly section: number
  readonly title: number
  readonly payload: number
  readonly description: number
}

export interface CardLimits {
  readonly most: number
  readonly title: number
  readonly subtitle: number
  readonly buttons: number
  readonly buttonTitle: number
  readonly payload: number
  /** Whether it fetches their pictures itself, and takes no uploads for them. */
  readonly imagesByLink: boolean
}
