import type { EventKind, HubEvent } from './event.ts'
import type { AccountId, EndpointId, Moment } from './ids.ts'

/** Where a tenant's own system takes events. */
export interface Endpoint {
  readonly id: EndpointId
  /** The account it listens to; null for all of the tenant's. */
  readonly account: AccountId | null
  readonly url: string
  readonly description: string
  /** Encrypted signing secrets, the newest first; an old one signs along until it expires. */
  readonly secrets: readonly SealedSecret[]
  /** The kinds it wants; null for every kind. */
  readonly kinds: readonly EventKind[] | null
  /** Whether it wants messages from before the account was connected, too. */
  readonly includeImported?: boolean
  readonly active: boolean
  readonly createdAt: number
  readonly version: number
}

export interface SealedSecret {
  readonly sealed: string
  readonly expiresAt: number | null
}

export function wants(endpoint: Endpoint, event: Pick<HubEvent, 'account' | 'kind' | 'news'>): boolean {
  return (
    (endpoint.includeImported === true || !isImported(event)) &&
    endpoint.active &&
    (endpoint.account === null || endpoint.account === event.account) &&
    (endpoint.kinds === null || endpoint.kinds.includes(event.kind))
  )
}

/** Whether it is about a message from before the account was connected. */
export function isImported({ news }: Pick<HubEvent, 'news'>): boolean {
  return 'message' in news && news.message.imported === true
}

export interface NewEndpoint {
  readonly account: AccountId | null
  readonly url: string
  /** What it signs with, in the clear. */
  readonly secret: string
  readonly kinds?: Endpoint['kinds']
  readonly includeImported?: boolean
  readonly description?: string
}

/** Seals what is bound to the record it stands in. */
export interface Sealing {
  seal(plain: string, purpose: string): string
}

export function newEndpoint(given: NewEndpoint, vault: Sealing, { id, now }: Moment): Endpoint {
  const own = id('end')
  return {
    id: own,
    account: given.account,
    url: given.url,
    description: given.description ?? '',
    secrets: [{ sealed: vault.seal(given.secret, own), expiresAt: null }],
    kinds: given.kinds ?? null,
    ...(given.includeImported ? { includeImported: true } : {}),
    active: true,
    createdAt: now,
    version: 0,
  }
}

const mostOldSecrets = 2

/** Signs with a new secret first; those it has had sign along for the overlap, and no longer. */
export function withSecret(endpoint: Endpoint, sealed: string, overlapMs: number, now: number): Endpoint {
  const until = now + overlapMs
  const old = endpoint.secrets
    .map((secret) => ({ ...secret, expiresAt: Math.min(secret.expiresAt ?? until, until) }))
    .filter((secret) => secret.expiresAt > now)
  return { ...endpoint, secrets: [{ sealed, expiresAt: null }, ...old.slice(0, mostOldSecrets)] }
}
