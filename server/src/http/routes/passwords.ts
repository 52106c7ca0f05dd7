import { presentUser } from '@parley/contract/session.ts'
import { acceptInvitation, changePassword } from '@parley/contract/user.ts'
import { put, type Change } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { Session, User } from '@parley/core/domain/people.ts'
import { enact, settle } from '@parley/core/flows/enact.ts'
import type { Hono } from 'hono'

import { sha256Hex } from '../../edges/api-key.ts'
import { checkPassword, hashPassword } from '../../edges/passwords.ts'
import type { App, HttpParts } from '../app.ts'
import { openSession } from '../cookies.ts'
import { presentSession } from '../present-session.ts'
import { serve } from '../serve.ts'
import { refuseSuspended, type Door } from '../sign-in.ts'
import { throttle } from '../throttle.ts'

/** Passwords: set by a one-time link, changed by whoever knows the old one. */
export function passwords(app: Hono<App>, parts: HttpParts, door: Door): void {
  const attempts = throttle(10, 15 * 60_000, () => parts.hub.moment().now)

  serve(app, parts, changePassword, async ({ hub, caller, body, context }) => {
    attempts.attempt(caller.actor.id)
    const store = hub.stores.of(caller.tenant)
    const { user, ended } = await settle(async () => {
      const user = await store.user(caller.user?.id ?? 'usr_')
      if (!user || !(await checkPassword(body.old_password, user.passwordHash)))
        throw new HubError('forbidden', 'old_password: this is not your password.')
      const after = { ...user, passwordHash: await hashPassword(body.new_password) }
      const sessions = await store.sessions(user.id)
      const changes = [put('user', after), ...sessions.map(drop)]
      const ending = await enact(hub, store, { changes, tasks: [] }, null)
      return ending === 'conflict' ? 'conflict' : { user: after, ended: sessions.length }
    })
    if (ended > 0) await openSession(context, parts, caller.tenant, user)
    return presentUser(user)
  })

  serve(app, parts, acceptInvitation, async ({ hub, hubAs, body, context }) => {
    door.guess(context)
    const tokenHash = sha256Hex(body.token)
    const found = await hub.stores.invited(tokenHash)
    if (!found || !isOpen(found.user, hub.moment().now)) {
      throw new HubError(
        'forbidden',
        'token: this link was used, replaced or is too old. Ask for another one.',
      )
    }
    await refuseSuspended(hub, found.tenant)
    const acting = hubAs({ kind: 'user', id: found.user.id })
    const store = acting.stores.of(found.tenant)
    const user = { ...found.user, passwordHash: await hashPassword(body.password), invite: null }
    const sessions = await store.sessions(user.id)
    const changes = [put('user', user), ...sessions.map(drop)]
    const ending = await enact(acting, store, { changes, tasks: [] }, null)
    if (ending === 'conflict') throw new HubError('conflict')
    await openSession(context, parts, found.tenant, user)
    return presentSession(hub, { tenant: found.tenant, user })
  })
}

function isOpen({ invite, deactivatedAt }: User, now: number): boolean {
  return deactivatedAt === null && invite !== null && invite.expiresAt > now
}

/** Whoever was signed in with the old password is not any more. */
function drop({ id }: Session): Change {
  return { kind: 'drop', record: 'session', id }
}
