import type { Change } from '@parley/core/domain/change.ts'
import type { HubEvent } from '@parley/core/domain/event.ts'
import type { EventId } from '@parley/core/domain/ids.ts'

import type { Home } from './tables.ts'

/** The events that were logged last: each is asked for within milliseconds, once for every endpoint. */
export interface Recent {
  get(tenant: Home, id: EventId): HubEvent | undefined
  /** What a commit that is done has logged, and whose events it has rewritten. */
  note(tenant: Home, events: readonly HubEvent[], changes: readonly Change[]): void
}

/** Where other processes rewrite events, too, nothing is given that is older than `mostMs`; `now` in milliseconds, of any beginning. */
export function recent(most: number, mostMs = Infinity, now = () => performance.now()): Recent {
  const events = new Map<string, { readonly event: HubEvent; readonly at: number }>()
  return {
    get(tenant, id) {
      const known = events.get(`${tenant} ${id}`)
      return known && now() - known.at < mostMs ? known.event : undefined
    },
    note(tenant, logged, changes) {
      for (const change of changes)
        if (change.kind === 'rewrite') events.delete(`${tenant} ${change.event.id}`)
      const at = now()
      for (const event of logged) events.set(`${tenant} ${event.id}`, { event, at })
      for (const [oldest] of events) {
        if (events.size <= most) return
        events.delete(oldest)
      }
    },
  }
}
