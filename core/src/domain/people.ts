import type { SessionId, TenantId, UserId } from './ids.ts'

/** A business that uses the hub. */
export interface Tenant {
  readonly id: TenantId
  readonly name: string
  /** What it pays for, in the operator's own words. */
  readonly plan: string
  /** What is left for answers of the AI. */
  readonly credits: number
  /** Nobody of a suspended tenant gets in; what its channels send is stored all the same. */
  readonly suspendedAt: number | null
  /** When its data was put back from a copy: what was to be sent before then may have gone out since the copy was made. */
  readonly restoredAt?: number
  readonly createdAt: number
  readonly version: number
}

/** A person who works at a tenant. E-mail addresses are kept in lower case and are unique in the hub. */
export interface User {
  readonly id: UserId
  readonly email: string
  readonly name: string
  readonly role: 'owner' | 'admin' | 'agent'
  /** argon2id in PHC form; null until the invitation was accepted. */
  readonly passwordHash: string | null
  /** The one-time link that sets a password; the hub keeps the SHA-256 of its token. */
  readonly invite: Invite | null
  readonly deactivatedAt: number | null
  readonly createdAt: number
  readonly version: number
}

export type Role = User['role']

export interface Invite {
  readonly tokenHash: string
  readonly expiresAt: number
}

/**
 * Somebody who is signed in, on one browser or program. It holds a short-lived access token and a refresh token of the
 * present generation; the hub holds neither.
 */
export interface Session {
  readonly id: SessionId
  readonly user: UserId
  /** How often the refresh token was exchanged. One of an older generation was copied. */
  readonly generation: number
  readonly rotatedAt: number
  /** What the browser called itself. */
  readonly agent: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly version: number
}
