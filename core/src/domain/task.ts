import type { Alarm, Alert } from './alert.ts'
import type { ChannelEvent } from './channel-event.ts'
import type {
  AccountId,
  AlertId,
  EndpointId,
  EventId,
  FileId,
  MessageId,
  RedriveId,
  TargetId,
  TenantId,
} from './ids.ts'
import type { Trace } from './trace.ts'

/** Work to be done later, in its own commit. Bodies carry ids, not copies of what may change. */
export type Work =
  | { readonly kind: 'receive'; readonly channel: string; readonly event: ChannelEvent }
  | { readonly kind: 'answer'; readonly message: MessageId }
  | { readonly kind: 'deliver'; readonly message: MessageId }
  | { readonly kind: 'erase'; readonly event: EventId }
  /** A file is to be fetched from its channel. */
  | { readonly kind: 'fetch'; readonly file: FileId }
  /** A file was taken back: its bytes go, unless another file has the same. */
  | { readonly kind: 'drop'; readonly file: FileId }
  /** The channel is to be asked who wrote a message. */
  | { readonly kind: 'profile'; readonly message: MessageId }
  | { readonly kind: 'redrive'; readonly redrive: RedriveId }
  | { readonly kind: 'check'; readonly account: AccountId }
  /** The account's templates are to be fetched. */
  | { readonly kind: 'sync'; readonly account: AccountId }
  /** Records of this kind that are from before this time were kept for long enough. */
  | { readonly kind: 'forget'; readonly record: 'audit' | 'attempt'; readonly before: number }
  /** Something has happened that somebody should look at, or its cause is gone. */
  | { readonly kind: 'raise'; readonly alarm: Alarm }
  | { readonly kind: 'calm'; readonly cause: Pick<Alert, 'kind' | 'subject'> }
  | { readonly kind: 'tell'; readonly alert: AlertId; readonly target: TargetId | `operator:${number}` }
  | {
      readonly kind: 'notify'
      readonly endpoint: EndpointId
      readonly event: EventId
      /** Asked for by somebody after the webhook had gone out, or had been given up on. */
      readonly replayed?: true
    }

/** What a decision plans. */
export interface Plan {
  /** What is done one at a time, in the order of arrival. */
  readonly group: string
  readonly work: Work
  readonly dueAt: number
}

export interface NewTask extends Plan {
  /** Whose work it is; null for what has just come in and belongs to nobody yet. */
  readonly tenant: TenantId | null
  /** What led to it (see `traced`); nothing for what the hub does on its own. */
  readonly trace?: Trace | null
}

export interface Task extends NewTask {
  /** Grows with the order of arrival. */
  readonly id: number
  readonly trace: Trace | null
  /** How often it was tried in vain. */
  readonly tries: number
  /** When it was first put back; null before that. */
  readonly triedAt: number | null
  /** How often the process died while it ran. */
  readonly crashes: number
}

/** Who shares turns: a tenant; for what has just come in, the channel's account, with which such a group's name begins. */
export function ownerOf({ tenant, group }: Pick<NewTask, 'tenant' | 'group'>): string {
  if (tenant !== null) return tenant
  const end = group.indexOf(':', group.indexOf(':') + 1)
  return end < 0 ? group : group.slice(0, end)
}

/** The right to do one task: worth something only while the group's epoch stands. */
export interface Claim {
  readonly task: Task
  readonly epoch: number
}

/**
 * How a task ends: done, or put back at the head of its group until it is due. `again` counts as a try, `later` does
 * not: nothing was tried. `hold` only checks the claim.
 */
export type Finish =
  | { readonly kind: 'hold'; readonly claim: Claim }
  | { readonly kind: 'done'; readonly claim: Claim }
  | { readonly kind: 'again' | 'later'; readonly claim: Claim; readonly dueAt: number }
