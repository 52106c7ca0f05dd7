/** How long after the customer's last message a free-form answer may be sent: `null` where a channel has no such rule. */
export type ReplyWindowMs = number | null

export type ReplyWindow =
  | { readonly kind: 'open'; readonly until: number | null }
  | { readonly kind: 'closed'; readonly since: number | null }

/** Whether the window is open now; `until` and `since` are null where there is no end or there was no beginning. */
export function replyWindow(lastInboundAt: number | null, windowMs: ReplyWindowMs, now: number): ReplyWindow {
  if (windowMs === null) return { kind: 'open', until: null }
  if (lastInboundAt === null) return { kind: 'closed', since: null }
  const end = lastInboundAt + windowMs
  return now < end ? { kind: 'open', until: end } : { kind: 'closed', since: end }
}
