import { put } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Tenant, User } from '@parley/core/domain/people.ts'
import type { Hub } from '@parley/core/ports/hub.ts'

import { hashPassword } from './edges/passwords.ts'

export interface NewTenant {
  readonly business: string
  readonly name: string
  readonly email: string
  readonly password: string
}

/** A tenant with its owner. Throws `HubError('conflict')` if the e-mail address is taken. */
export async function createTenant(
  hub: Pick<Hub, 'stores' | 'moment'>,
  given: NewTenant,
): Promise<{ tenant: TenantId; user: User }> {
  const { now, id } = hub.moment()
  const tenant: Tenant = { id: id('ten'), name: given.business, createdAt: now, version: 0 }
  const user: User = {
    id: id('usr'),
    email: given.email,
    name: given.name,
    role: 'owner',
    passwordHash: await hashPassword(given.password),
    createdAt: now,
    version: 0,
  }
  const verdict = await hub.stores
    .of(tenant.id)
    .commit({ changes: [put('tenant', tenant), put('user', user)], tasks: [], finish: null })
  if (verdict.kind !== 'done') throw new HubError('conflict', 'This e-mail address is taken.')
  return { tenant: tenant.id, user }
}
