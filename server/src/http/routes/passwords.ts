import { presentUser } from '@parley/contract/session.ts'
import { changePassword } from '@parley/contract/user.ts'
import { put } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { enact, settle } from '@parley/core/flows/enact.ts'
import type { Hono } from 'hono'

import { checkPassword, hashPassword } from '../../edges/passwords.ts'
import { openSession } from '../cookies.ts'
import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'
import { drop } from './invitations.ts'

/** Passwords, changed by whoever knows the old one. */
export function passwords(app: Hono<App>, parts: HttpParts): void {
  const attempts = parts.throttles('password', 10, 15 * 60_000)

  serve(app, parts, changePassword, async ({ hub, caller, body, context }) => {
    await attempts.attempt(caller.actor.id)
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
}
