import type { EventShape } from '@parley/contract/event.ts'
import type { QueryClient } from '@tanstack/react-query'

import { applyEvent } from './caches.ts'

/**
 * Events that arrive while a query is being read would be overwritten by its older answer. So they are kept until the
 * answer is there and put in again: applying an event twice changes nothing.
 */
export function replayOntoReads(cache: QueryClient): { note(event: EventShape): void; stop(): void } {
  const waiting = new Map<string, EventShape[]>()
  const stop = cache.getQueryCache().subscribe((change) => {
    if (change.type === 'removed') waiting.delete(change.query.queryHash)
    if (change.type !== 'updated') return
    const { action, query } = change
    if (action.type === 'fetch') waiting.set(query.queryHash, [])
    if (action.type === 'error') waiting.delete(query.queryHash)
    if (action.type === 'success' && action.manual !== true) {
      const missed = waiting.get(query.queryHash) ?? []
      waiting.delete(query.queryHash)
      for (const event of missed) applyEvent(cache, event)
    }
  })
  return {
    note: (event) => {
      for (const events of waiting.values()) events.push(event)
    },
    stop,
  }
}
