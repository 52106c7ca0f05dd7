import type { MessageShape } from '@parley/contract/message.ts'

import { startOfDay } from '../../ui/time-text.ts'
import type { Outgoing } from '../outbox/outbox.ts'

/** One line of the thread, from the oldest to the latest. */
export type ThreadItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'unread'; readonly key: string }
  | {
      readonly kind: 'message'
      readonly key: string
      readonly message: MessageShape
      /** What it answers, if that is loaded. */
      readonly quoted: MessageShape | undefined
      readonly starts: boolean
    }
  | { readonly kind: 'outgoing'; readonly key: string; readonly outgoing: Outgoing; readonly starts: boolean }

const groupMs = 5 * 60_000

/**
 * Messages with their day headings, the mark before the first unread one, and after them what is on its way out.
 * `starts` is true for the first bubble of a group: the same author without a long pause.
 */
export function threadItems(
  messages: readonly MessageShape[],
  outgoing: readonly Outgoing[],
  { me, firstUnread }: { readonly me: string; readonly firstUnread: string | null },
): ThreadItem[] {
  const items: ThreadItem[] = []
  let last: { at: number; by: string } | undefined
  const heading = (at: number, by: string): boolean => {
    const newDay = last === undefined || startOfDay(last.at) !== startOfDay(at)
    if (newDay) items.push({ kind: 'day', key: `day-${startOfDay(at)}`, at })
    const starts = newDay || last === undefined || last.by !== by || at - last.at > groupMs
    last = { at, by }
    return starts
  }
  const byChannelId = new Map(messages.map((message) => [message.channel_message_id, message]))
  for (const message of messages) {
    if (isMark(message)) continue
    const starts = heading(Date.parse(message.placed_at), authorKey(message))
    if (message.id === firstUnread) items.push({ kind: 'unread', key: 'unread' })
    const quoted = message.reply_to === null ? undefined : byChannelId.get(message.reply_to)
    items.push({ kind: 'message', key: message.idempotency_key ?? message.id, message, quoted, starts })
  }
  const known = new Set(messages.map(({ idempotency_key }) => idempotency_key))
  for (const each of outgoing) {
    if (known.has(each.key) || (each.content.kind === 'reaction' && each.refusal === null)) continue
    items.push({ kind: 'outgoing', key: each.key, outgoing: each, starts: heading(each.writtenAt, me) })
  }
  return items
}

/** A reaction of ours stands on the message it is about; only one that failed has something to say for itself. */
function isMark({ content, direction, status }: MessageShape): boolean {
  return content.kind === 'reaction' && direction === 'out' && status !== 'failed' && status !== 'unknown'
}

/** The oldest of the last `unread` messages from the customer; null when all is read or it is not loaded. */
export function firstUnreadOf(messages: readonly MessageShape[], unread: number): string | null {
  if (unread === 0) return null
  return messages.filter(({ direction }) => direction === 'in').at(-unread)?.id ?? null
}

/** The line at which a thread is opened: the message that was looked for, the first unread one, or the last one. */
export function startOf(items: readonly ThreadItem[], at: string | undefined): number {
  const found = items.findIndex((item) =>
    at === undefined ? item.kind === 'unread' : item.kind === 'message' && item.message.id === at,
  )
  return found === -1 ? items.length - 1 : found
}

function authorKey({ author }: MessageShape): string {
  return author.kind === 'agent' ? author.user_id : author.kind
}
