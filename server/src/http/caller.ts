import type { Actor } from '@parley/core/domain/audit.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { isId, type AccountId, type SessionId, type TenantId } from '@parley/core/domain/ids.ts'
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
export function authorOf({ user, actor }: Caller): Author {
  if (user) return { kind: 'agent', user: user.id }
  return isId('key', actor.id) ? { kind: 'api', key: actor.id } : { kind: 'api' }
}

/**
 * Throws `forbidden` if a request names an account that is not on the key's list. One that does not exist is refused the
 * same way, so that nobody learns which do.
 */
export function refuseAccount({ accounts }: Caller, asked: readonly unknown[]): void {
  for (const part of asked) {
    const named = typeof part === 'object' && part && 'account_id' in part ? part.account_id : null
    if (typeof named !== 'string' || !accounts) continue
    if (isId('acc', named) && accounts.has(named)) continue
    throw new HubError('forbidden', `This key is not for the account ${named}.`)
  }
}
