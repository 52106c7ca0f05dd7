import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'

import type { Rest } from './finding.ts'

/** When the bodies of samples come in: 2025-06-10T00:00:00Z. */
export const cameAt = 1_749_513_600_000

/** A webhook body as the channel sends it, and what it says. */
export interface Sample {
  readonly name: string
  readonly body: unknown
  readonly events: readonly ChannelEvent[]
  /** Reasons and sentences of what is no event, in order. */
  readonly rest?: readonly Pick<Rest, 'reason' | 'detail'>[]
}

/** A body that grows with a number. */
export interface Heavy {
  readonly name: string
  readonly of: (size: number) => unknown
}

/** A body that needs nothing. */
export function ignoredSample(name: string, body: unknown, detail: string): Sample {
  return { name: `${name}: ignored`, body, events: [], rest: [{ reason: 'ignored', detail }] }
}

/** A body that nobody can read. */
export function malformedSample(name: string, body: unknown, detail: string): Sample {
  return { name: `${name}: malformed`, body, events: [], rest: [{ reason: 'malformed', detail }] }
}
