import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'

import type { Rest } from '../kit/finding.ts'

/** A webhook body as the channel sends it, and what it says. */
export interface Sample {
  readonly name: string
  readonly body: unknown
  readonly events: readonly ChannelEvent[]
  /** Reasons and sentences of what is no event, in order. */
  readonly rest?: readonly Pick<Rest, 'reason' | 'detail'>[]
}

/** What a channel shows of itself, so that its promises can be tried. */
export interface Evidence {
  readonly samples: readonly Sample[]
  /** Keys of the lists whose items stand for themselves, the outermost first. */
  readonly lists: readonly [string, ...string[]]
  /** A customer whom the channel can reach. */
  readonly customer: readonly string[]
  /** The channel's answer to a send that it has taken. */
  accepted(externalId: string): string
}
