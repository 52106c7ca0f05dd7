import { put } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Invite, Tenant, User } from '@parley/core/domain/people.ts'
import type { Hub } from '@parley/core/ports/hub.ts'

import { hashPassword } from './edges/passwords.ts'

export interface NewTenant {
  readonly business: string
  readonly plan?: string
  readonly credits?: number
  /** The owner's. */
  readonly name: string
  readonly email: string
  /** One of the two opens the door to the owner. */
  readonly password?: string
  readonly invite?: Invite
}

/** A tenant with its owner. Throws `HubError('email_taken')` if somebody has the e-mail address. */
export async function createTenant(
  { stores, moment }: Pick<Hub, 'stores' | 'moment'>,
  given: NewTenant,
): Promise<{ tenant: TenantId; user: User }> {
  const { now, id } = moment()
  const tenant: Tenant = {
    id: id('ten'),
    name: given.business,
    plan: given.plan ?? 'free',
    credits: given.credits ?? 0,
    suspendedAt: null,
    createdAt: now,
    version: 0,
  }
  const user: User = {
    id: id('usr'),
    email: given.email,
    name: given.name,
    role: 'owner',
    passwordHash: given.password === undefined ? null : await hashPassword(given.password),
    invite: given.invite ?? null,
    deactivatedAt: null,
    createdAt: now,
    version: 0,
  }
  const verdict = await stores
    .of(tenant.id)
    .commit({ changes: [put('tenant', tenant), put('user', user)], tasks: [], finish: null })
  if (verdict.kind !== 'done') throw new HubError('email_taken')
  return { tenant: tenant.id, user }
}
