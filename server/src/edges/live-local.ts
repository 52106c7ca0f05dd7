import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Live } from '@parley/core/ports/live.ts'

type Listener = Parameters<Live['subscribe']>[1]

/** Live news within this process. */
export function localLive(): Live {
  const listeners = new Map<TenantId, Set<Listener>>()
  return {
    publish(tenant, events) {
      for (const listener of listeners.get(tenant) ?? []) listener(events)
    },
    subscribe(tenant, listener) {
      const those = listeners.get(tenant) ?? new Set()
      listeners.set(tenant, those.add(listener))
      return () => {
        those.delete(listener)
        if (those.size === 0) listeners.delete(tenant)
      }
    },
  }
}
