import type { Actor } from '@parley/core/domain/audit.ts'
import type { AccountId, SessionId, TenantId } from '@parley/core/domain/ids.ts'
import type { Author } from '@parley/core/domain/message.ts'
import type { User } from '@parley/core/domain/people.ts'
import type { Scope } from '@parley/core/domain/scope.ts'

/** Who asks, and what they may do. */
export interface Caller {
  readonly tenant: TenantId
  readonly actor: Actor
  /** The person, unless a key asks. */
  readonly user: User | null
  /** By which the person is signed in. */
  readonly session: SessionId | null
  readonly scopes: ReadonlySet<Scope>
  /** The accounts that exist for this caller; null for all of the tenant's. */
  readonly accounts: ReadonlySet<AccountId> | null
}

/** As whom the caller writes to customers. */
export function authorOf({ user }: Caller): Author {
  return user ? { kind: 'agent', user: user.id } : { kind: 'api' }
}
