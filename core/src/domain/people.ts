import type { SessionId, TenantId, UserId } from './ids.ts'

/** A business that uses the hub. */
export interface Tenant {
  readonly id: TenantId
  readonly name: string
  readonly createdAt: number
  readonly version: number
}

/** A person who works at a tenant. E-mail addresses are kept in lower case and are unique in the hub. */
export interface User {
  readonly id: UserId
  readonly email: string
  readonly name: string
  readonly role: 'owner' | 'admin' | 'agent'
  /** argon2id in PHC form. */
  readonly passwordHash: string
  readonly createdAt: number
  readonly version: number
}

/** A signed-in browser. The browser holds the token; the hub holds its SHA-256. */
export interface Session {
  readonly id: SessionId
  readonly user: UserId
  readonly tokenHash: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly version: number
}
