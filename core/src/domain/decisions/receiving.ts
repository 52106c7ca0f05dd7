import type { Abilities } from '../abilities.ts'
import type { Moment } from '../ids.ts'
import type { ReceivingView } from '../view.ts'
import type { Tried } from './retry.ts'

/** What a decision on a channel's event must know beside the event itself. */
export interface Receiving {
  readonly view: ReceivingView
  readonly can: Pick<Abilities, 'clockPrecisionMs' | 'echoesSends'>
  /** Whether the channel can be asked who somebody is. */
  readonly profiles?: boolean
  readonly tried: Tried
  readonly moment: Moment
}
