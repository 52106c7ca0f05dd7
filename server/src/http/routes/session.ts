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
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Hono } from 'hono'

import { hmac } from '../../edges/hmac.ts'
import { checkPassword } from '../../edges/passwords.ts'
import { createTenant } from '../../tenants.ts'
import type { App, HttpParts, Caller } from '../app.ts'
import { closeSession, openSession, whoever } from '../auth.ts'
import { serve } from '../serve.ts'
import { throttle } from '../throttle.ts'

/** Signing in and out, and the first owner. */
export function session(app: Hono<App>, parts: HttpParts): void {
  const { hub } = parts
  const attempts = throttle(10, 15 * 60_000, () => hub.moment().now)

  serve(app, parts, getSession, async ({ context }) => present(hub, await whoever(context, parts)))

  serve(app, parts, signIn, async ({ body, context }) => {
    attempts.attempt(`sign-in ${body.email}`)
    const found = await hub.stores.userByEmail(body.email)
    if (!(await checkPassword(body.password, found?.user.passwordHash ?? null)) || !found) {
      throw new HubError('unauthenticated', 'The e-mail address or the password is wrong.')
    }
    await openSession(context, parts, found.tenant, found.user)
    return present(hub, found)
  })

  serve(app, parts, signOut, async ({ context }) => {
    await closeSession(context, parts)
    return present(hub, null)
  })

  serve(app, parts, createOwner, async ({ body, context }) => {
    attempts.attempt('owner')
    if ((await hub.stores.tenants()).length > 0) throw new HubError('already_set_up')
    if (!hmac.same(body.setup_code.trim(), parts.setupCode)) {
      throw new HubError('forbidden', 'The set-up code is not the one that was printed at start.')
    }
    const { tenant, user } = await createTenant(hub, body)
    await openSession(context, parts, tenant, user)
    return present(hub, { tenant, user })
  })

  serve(app, parts, listUsers, async ({ caller }) => {
    const users = await hub.stores.of(caller.tenant).users()
    return { data: users.map(presentUser) }
  })
}

async function present(hub: Hub, caller: Pick<Caller, 'tenant' | 'user'> | null) {
  const tenants = await hub.stores.tenants()
  const tenant = tenants.find((each) => each.id === caller?.tenant)
  return {
    signed_in: caller && tenant ? { user: presentUser(caller.user), tenant: presentTenant(tenant) } : null,
    needs_owner: tenants.length === 0,
  }
}
