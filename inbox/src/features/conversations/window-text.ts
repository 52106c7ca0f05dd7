import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import { replyWindow, type ReplyWindow } from '@parley/core/domain/reply-window.ts'

import { durationText } from '../../ui/time-text.ts'

const shortMs = 4 * 3_600_000
const urgentMs = 3_600_000

/** `none`: the channel has no window. */
export type WindowMood = 'none' | 'ample' | 'short' | 'urgent' | 'closed'

export function windowOf(
  conversation: Pick<ConversationShape, 'last_inbound_at'>,
  account: Pick<AccountShape, 'can'>,
  now: number,
): ReplyWindow {
  const last = conversation.last_inbound_at
  return replyWindow(last === null ? null : Date.parse(last), account.can.reply_window_ms, now)
}

export function moodOf(window: ReplyWindow, now: number): WindowMood {
  if (window.kind === 'closed') return 'closed'
  if (window.until === null) return 'none'
  const left = window.until - now
  if (left < urgentMs) return 'urgent'
  return left < shortMs ? 'short' : 'ample'
}

/** `3 h 12 min left`, or `Reply window closed`; nothing where there is no window. */
export function windowText(window: ReplyWindow, now: number): string {
  if (window.kind === 'closed') return 'Reply window closed'
  return window.until === null ? '' : `${durationText(window.until - now)} left`
}

/** The same for a row of the list, and only when it matters there. */
export function windowHint(window: ReplyWindow, now: number): string {
  if (window.kind === 'closed') return 'Closed'
  if (window.until === null || window.until - now >= shortMs) return ''
  return `${durationText(window.until - now)} left`
}
