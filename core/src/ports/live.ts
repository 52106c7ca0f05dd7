import type { HubEvent } from '../domain/event.ts'
import type { TenantId } from '../domain/ids.ts'

/** Tells whoever is looking right now. What is missed here is in the account's log. */
export interface Live {
  publish(tenant: TenantId, events: readonly HubEvent[]): void
  /** No events means that some may have been missed: look into the log. Returns the way to stop listening. */
  subscribe(tenant: TenantId, listener: (events: readonly HubEvent[]) => void): () => void
}
