import type { AccountId, EndpointId, LetterId, RedriveId } from './ids.ts'
import type { Letter } from './letter.ts'

/** Which dead letters: null leaves a field open. */
export interface LetterFilter {
  readonly state: Letter['state']
  readonly reason: Letter['reason'] | null
  readonly account: AccountId | null
  readonly endpoint: EndpointId | null
  /** Made at or after, and before these times. */
  readonly from: number | null
  readonly to: number | null
}

/** Replaying many dead letters: how far it has come. */
export interface Redrive {
  readonly id: RedriveId
  readonly filter: LetterFilter
  readonly total: number
  readonly replayed: number
  /** Those that could not be replayed; they stay open, and say why. */
  readonly left: number
  /** The last one that was looked at; they are taken oldest first. */
  readonly after: LetterId | null
  readonly createdAt: number
  readonly finishedAt: number | null
  readonly version: number
}
