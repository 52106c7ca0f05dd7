import { z } from 'zod'

/**
 * Where a message stands. An outgoing message climbs from `pending`; an incoming one is `received` for good.
 * `unknown`: the channel may have taken the message, its answer was lost. `canceled`: withdrawn before it went out.
 */
export const status = z.enum([
  'received',
  'pending',
  'sending',
  'unknown',
  'canceled',
  'sent',
  'delivered',
  'read',
  'failed',
])
export type Status = z.infer<typeof status>

/** What a channel reports of a message after it was sent. */
export type ReportedStatus = 'sent' | 'delivered' | 'read' | 'failed'

export interface Transition {
  readonly status: Status
  readonly at: number
}

const ladder: Record<Status, number> = {
  received: 0,
  pending: 1,
  sending: 2,
  unknown: 3,
  canceled: 4,
  sent: 5,
  delivered: 6,
  read: 7,
  failed: 8,
}

/** The higher of two rungs, whatever the order in which they were reported: `failed` ends it, `read` implies `delivered`. */
export function climb(current: Status, reported: Status): Status {
  return ladder[reported] > ladder[current] ? reported : current
}

/** Keeps the earliest time of each status, in the order of the ladder. */
export function note(transitions: readonly Transition[], status: Status, at: number): readonly Transition[] {
  const known = transitions.find((transition) => transition.status === status)
  if (known && known.at <= at) return transitions
  return [...transitions.filter((transition) => transition !== known), { status, at }].toSorted(
    (a, b) => ladder[a.status] - ladder[b.status],
  )
}
