import type { SessionId, TenantId, UserId } from '../domain/ids.ts'

/** What a token says. An access token opens routes, a refresh token is exchanged for the next pair. */
export interface Claims {
  readonly kind: 'access' | 'refresh'
  readonly tenant: TenantId
  readonly user: UserId
  readonly session: SessionId
  /** The session's when the token was given out. */
  readonly generation: number
}

/** Signs what people are given, and knows it again. */
export interface Tokens {
  /** `expiresAt` counts in whole seconds. */
  sign(claims: Claims, now: number, expiresAt: number): Promise<string>
  /** Null for one of another kind, of somebody else, changed, not valid yet or not any more. */
  read(token: string, kind: Claims['kind'], now: number): Promise<Claims | null>
}
