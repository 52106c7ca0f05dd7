import type { AccountId, KeyId } from './ids.ts'
import type { Scope } from './scope.ts'

/** What a program shows instead of signing in. It holds the secret; the hub holds the secret's SHA-256. */
export interface Key {
  readonly id: KeyId
  readonly name: string
  /** Hex SHA-256 of the secret; a secret has 128 bits of chance, so nothing slower is needed. */
  readonly hash: string
  /** The secret's last four characters, by which people tell keys apart. */
  readonly hint: string
  readonly scopes: readonly Scope[]
  /** The accounts it may touch; null for all of the tenant's. */
  readonly accounts: readonly AccountId[] | null
  readonly expiresAt: number | null
  readonly revokedAt: number | null
  /** Exact to a minute. */
  readonly lastUsedAt: number | null
  readonly createdBy: string
  readonly createdAt: number
  readonly version: number
}

/** Whether it still opens anything. */
export function stands(key: Key, now: number): boolean {
  return key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now)
}

/** The keys that somebody has made, themselves or with a key of theirs, and that still open something. */
export function standingOf(maker: string, keys: readonly Key[], now: number): readonly Key[] {
  const makers = new Set([maker])
  for (const key of keys.toSorted((a, b) => a.createdAt - b.createdAt))
    if (makers.has(key.createdBy)) makers.add(key.id)
  return keys.filter((key) => makers.has(key.createdBy) && stands(key, now))
}

/** Whether its use is worth writing down: at most once a minute. */
export function isUseStale(key: Key, now: number): boolean {
  return key.lastUsedAt === null || now - key.lastUsedAt >= 60_000
}
