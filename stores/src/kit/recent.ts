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

export function recent(most: number): Recent {
  const events = new Map<string, HubEvent>()
  return {
    get: (tenant, id) => events.get(`${tenant} ${id}`),
    note(tenant, logged, changes) {
      for (const change of changes)
        if (change.kind === 'rewrite') events.delete(`${tenant} ${change.event.id}`)
      for (const event of logged) events.set(`${tenant} ${event.id}`, event)
      for (const [oldest] of events) {
        if (events.size <= most) return
        events.delete(oldest)
      }
    },
  }
}
