import type { HubEvent } from '@parley/core/domain/event.ts'
import type { Store } from '@parley/core/ports/store.ts'

import type { Position } from './cursor.ts'
import { missed } from './missed.ts'

/** Tells what the accounts' logs hold after a position: everything once and in order, whatever becomes of the news of it. */
export interface Teller {
  position(): Position
  /** Something happened. If the log holds more before it, the news of that is late, or lost: it is read there. */
  hear(event: HubEvent): Promise<void>
  /** Reads on to the end of the logs. */
  catchUp(): Promise<void>
}

const mostAtOnce = 1_000

export function teller(
  store: Pick<Store, 'log' | 'heads'>,
  start: Position,
  tell: (event: HubEvent, position: Position) => Promise<void>,
): Teller {
  let position = start
  const seen = ({ account }: HubEvent): number => position[account] ?? 0
  const pass = async (event: HubEvent): Promise<void> => {
    if (event.seq <= seen(event)) return
    position = { ...position, [event.account]: event.seq }
    await tell(event, position)
  }
  const catchUp = async (): Promise<void> => {
    const heads = await store.heads()
    for (;;) {
      const { events } = await missed(store, heads, position, mostAtOnce)
      if (events.length === 0) return
      for (const event of events) await pass(event)
    }
  }
  return {
    position: () => position,
    async hear(event) {
      if (event.seq > seen(event) + 1) await catchUp()
      await pass(event)
    },
    catchUp,
  }
}
