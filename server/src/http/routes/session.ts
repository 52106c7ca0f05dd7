import { createOwner, getSession, listUsers, presentUser, signIn, signOut } from '@parley/contract/session.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { Hono } from 'hono'

import { hmac } from '../../edges/hmac.ts'
import { createTenant } from '../../tenants.ts'
import { recognize, whoever } from '../auth.ts'
import { closeSession, openSession } from '../cookies.ts'
import type { App, HttpParts } from '../parts.ts'
import { presentSession } from '../present-session.ts'
import { serve } from '../serve.ts'
import { createDoor } from '../sign-in.ts'
import { invitations } from './invitations.ts'
import { passwords } from './passwords.ts'
import { tokens } from './tokens.ts'

/** Signing in and out, and the first owner. */
export function session(app: Hono<App>, parts: HttpParts): void {
  const door = createDoor(parts)
  invitations(app, parts, door)
  passwords(app, parts)
  tokens(app, parts, door)

  serve(app, parts, getSession, async ({ hub, context }) =>
    presentSession(hub, await whoever(context, parts)),
  )

  serve(app, parts, signIn, async ({ hub, body, context, hubAs }) => {
    const { tenant, user } = await door.enter(context, body)
    const acting = hubAs({ kind: 'user', id: user.id })
    await openSession(context, { ...parts, hub: acting }, tenant, user)
    return presentSession(hub, { tenant, user })
  })

  serve(app, parts, signOut, async ({ hub, context, hubAs }) => {
    const known = await recognize(context, parts)
    await closeSession(context, { hub: known ? hubAs(known.caller.actor) : hub }, known)
    return presentSession(hub, null)
  })

  serve(app, parts, createOwner, async ({ hub, body, context }) => {
    await door.guess(context)
    if ((await hub.stores.tenants()).length > 0) throw new HubError('already_set_up')
    if (!hmac.same(body.setup_code.trim(), parts.setupCode)) {
      throw new HubError('forbidden', 'The set-up code is not the one that was printed at start.')
    }
    const { tenant, user } = await createTenant(hub, body)
    await openSession(context, parts, tenant, user)
    return presentSession(hub, { tenant, user })
  })

  serve(app, parts, listUsers, async ({ hub, caller }) => {
    const users = await hub.stores.of(caller.tenant).users()
    return { data: users.map(presentUser) }
  })
}
