import type { HubEvent } from '@parley/core/domain/event.ts'
import type { AccountId } from '@parley/core/domain/ids.ts'
import type { Store } from '@parley/core/ports/store.ts'

import { placesOf, type Position } from './cursor.ts'

/** What each account's log holds after a position, up to `limit` in all, with the position after it. */
export async function missed(
  store: Pick<Store, 'log'>,
  heads: Position,
  from: Position,
  limit: number,
): Promise<{ events: HubEvent[]; position: Position }> {
  const events: HubEvent[] = []
  const position: Record<AccountId, number> = {}
  for (const [account, head] of placesOf(heads)) {
    const seen = from[account] ?? 0
    const room = limit - events.length
    const found = head > seen && room > 0 ? await store.log(account, seen, room) : []
    events.push(...found)
    position[account] = found.at(-1)?.seq ?? seen
  }
  return { events, position }
}

export function behind(heads: Position, position: Position): boolean {
  return placesOf(heads).some(([account, head]) => head > (position[account] ?? 0))
}
