import type { AnswerOf } from '@parley/contract/route.ts'
import {
  createOwner,
  getSession,
  listUsers,
  presentTenant,
  presentUser,
  signIn,
  signOut,
} from '@parley/contract/session.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { User } from '@parley/core/domain/people.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Hono } from 'hono'

import { hmac } from '../../edges/hmac.ts'
import { checkPassword } from '../../edges/passwords.ts'
import { createTenant } from '../../tenants.ts'
import type { App, HttpParts } from '../app.ts'
import { closeSession, openSession, whoever } from '../auth.ts'
import { serve } from '../serve.ts'
import { throttle } from '../throttle.ts'

/** Signing in and out, and the first owner. */
export function session(app: Hono<App>, parts: HttpParts): void {
  const { hub } = parts
  const attempts = throttle(10, 15 * 60_000, () => hub.moment().now)

  serve(app, parts, getSession, async ({ context }) => presentSession(hub, await whoever(context, parts)))

  serve(app, parts, signIn, async ({ body, context, hubAs }) => {
    attempts.attempt(`sign-in ${body.email}`)
    const found = await hub.stores.userByEmail(body.email)
    if (
      !(await checkPassword(body.password, found?.user.passwordHash ?? null)) ||
      !found ||
      found.user.deactivatedAt !== null
    ) {
      throw new HubError('unauthenticated', 'The e-mail address or the password is wrong.')
    }
    await refuseSuspended(hub, found.tenant)
    const acting = hubAs({ kind: 'user', id: found.user.id })
    await openSession(context, { ...parts, hub: acting }, found.tenant, found.user)
    return presentSession(hub, found)
  })

  serve(app, parts, signOut, async ({ context, hubAs }) => {
    const caller = await whoever(context, parts)
    const acting = caller ? hubAs(caller.actor) : hub
    await closeSession(context, { hub: acting })
    return presentSession(hub, null)
  })

  serve(app, parts, createOwner, async ({ body, context, hub: acting }) => {
    attempts.attempt('owner')
    if ((await hub.stores.tenants()).length > 0) throw new HubError('already_set_up')
    if (!hmac.same(body.setup_code.trim(), parts.setupCode)) {
      throw new HubError('forbidden', 'The set-up code is not the one that was printed at start.')
    }
    const { tenant, user } = await createTenant(acting, body)
    await openSession(context, parts, tenant, user)
    return presentSession(hub, { tenant, user })
  })

  serve(app, parts, listUsers, async ({ caller }) => {
    const users = await hub.stores.of(caller.tenant).users()
    return { data: users.map(presentUser) }
  })
}

/** Who is signed in, for the browser. */
export async function presentSession(
  hub: Hub,
  caller: { readonly tenant: TenantId; readonly user: User | null } | null,
): Promise<AnswerOf<typeof getSession>> {
  const tenants = await hub.stores.tenants()
  const tenant = tenants.find((each) => each.id === caller?.tenant)
  return {
    signed_in:
      caller?.user && tenant ? { user: presentUser(caller.user), tenant: presentTenant(tenant) } : null,
    needs_owner: tenants.length === 0,
  }
}

export async function refuseSuspended(hub: Hub, tenant: TenantId): Promise<void> {
  const found = await hub.stores.tenant(tenant)
  if (!found || found.suspendedAt !== null) throw new HubError('tenant_suspended')
}
