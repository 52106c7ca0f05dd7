import type { EventKind, HubEvent } from './event.ts'
import type { AccountId, EndpointId } from './ids.ts'

/** Where a tenant's own system takes events. */
export interface Endpoint {
  readonly id: EndpointId
  /** The account it listens to; null for all of the tenant's. */
  readonly account: AccountId | null
  readonly url: string
  /** Encrypted signing secrets, the newest first; an old one signs along until it expires. */
  readonly secrets: readonly { readonly sealed: string; readonly expiresAt: number | null }[]
  /** The kinds it wants; null for every kind. */
  readonly kinds: readonly EventKind[] | null
  readonly active: boolean
  readonly createdAt: number
  readonly version: number
}

export function wants(endpoint: Endpoint, event: Pick<HubEvent, 'account' | 'kind'>): boolean {
  return (
    endpoint.active &&
    (endpoint.account === null || endpoint.account === event.account) &&
    (endpoint.kinds === null || endpoint.kinds.includes(event.kind))
  )
}
