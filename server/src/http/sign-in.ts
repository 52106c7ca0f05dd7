import { HubError } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { User } from '@parley/core/domain/people.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Context } from 'hono'

import { checkPassword } from '../edges/passwords.ts'
import { addressOf } from './address.ts'
import type { App, HttpParts } from './parts.ts'

export interface Known {
  readonly tenant: TenantId
  readonly user: User
}

export type Door = ReturnType<typeof createDoor>

const spanMs = 15 * 60_000

/**
 * Lets in whoever knows their password. Guesses are counted by e-mail address, and by network address, behind which a
 * whole office may stand.
 */
export function createDoor({ hub, env, throttles }: Pick<HttpParts, 'hub' | 'env' | 'throttles'>) {
  const [byEmail, byAddress] = [throttles('email', 10, spanMs), throttles('address', 100, spanMs)]
  return {
    /** Counts a guess of something that is no password. */
    guess: (context: Context<App>) => byAddress.attempt(addressOf(context, env)),
    /** Throws `unauthenticated`, `tenant_suspended` or `too_many_requests`. */
    async enter(
      context: Context<App>,
      { email, password }: { readonly email: string; readonly password: string },
    ): Promise<Known> {
      await byAddress.attempt(addressOf(context, env))
      await byEmail.attempt(email)
      const found = await hub.stores.userByEmail(email)
      const right = await checkPassword(password, found?.user.passwordHash ?? null)
      if (!right || !found || found.user.deactivatedAt !== null) {
        throw new HubError('unauthenticated', 'The e-mail address or the password is wrong.')
      }
      await byEmail.forgive(email)
      await refuseSuspended(hub, found.tenant)
      return found
    },
  }
}

export async function refuseSuspended(hub: Hub, tenant: TenantId): Promise<void> {
  const found = await hub.stores.tenant(tenant)
  if (!found || found.suspendedAt !== null) throw new HubError('tenant_suspended')
}
