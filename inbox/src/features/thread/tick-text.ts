import type { MessageShape } from '@parley/contract/message.ts'
import type { Status } from '@parley/core/domain/status.ts'

import { exactTime } from '../../ui/time-text.ts'

export type TickShape = 'clock' | 'check' | 'checks' | 'failed' | 'unknown' | 'canceled'

export interface Tick {
  readonly shape: TickShape
  readonly label: string
}

/** How far a message got, as a shape and a word: never by colour alone. */
export const ticks: Readonly<Record<Status, Tick>> = {
  received: { shape: 'check', label: 'Received' },
  pending: { shape: 'clock', label: 'Waiting to be sent' },
  sending: { shape: 'clock', label: 'Sending' },
  unknown: { shape: 'unknown', label: 'Not known' },
  canceled: { shape: 'canceled', label: 'Withdrawn' },
  sent: { shape: 'check', label: 'Sent' },
  delivered: { shape: 'checks', label: 'Delivered' },
  read: { shape: 'checks', label: 'Read' },
  failed: { shape: 'failed', label: 'Failed' },
}

/** Every step with its time: `Sent 10:02:01`, `Read 10:02:03`; with the day where that is not the first step's. */
export function tickTimes(transitions: MessageShape['transitions']): string[] {
  const first = Date.parse(transitions[0]?.at ?? '')
  return transitions.map(({ status, at }) => `${ticks[status].label} ${exactTime(Date.parse(at), first)}`)
}
