import type { Abilities } from '../abilities.ts'
import { nothing, type Decision } from '../change.ts'
import type { ChannelEvent } from '../channel-event.ts'
import type { Moment } from '../ids.ts'
import type { ReceivingView } from '../view.ts'
import { receiveEcho } from './receive-echo.ts'
import { receiveMessage } from './receive-message.ts'
import { receiveRead } from './receive-read.ts'
import { receiveStatus } from './receive-status.ts'
import type { Tried } from './retry.ts'

/** What the decision must know beside the event itself. */
export interface Receiving {
  readonly view: ReceivingView
  readonly can: Pick<Abilities, 'clockPrecisionMs'>
  readonly tried: Tried
  readonly moment: Moment
}

/** What a channel's event changes. The same event again changes nothing; in which order events come does not matter. */
export function decideReceive(event: ChannelEvent, receiving: Receiving): Decision {
  switch (event.kind) {
    case 'message':
      return receiveMessage(event, receiving)
    case 'echo':
      return receiveEcho(event, receiving)
    case 'status':
      return receiveStatus(event, receiving)
    case 'read':
      return receiveRead(event, receiving)
    default:
      return nothing
  }
}
