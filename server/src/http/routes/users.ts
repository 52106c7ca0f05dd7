import { presentUser } from '@parley/contract/session.ts'
import { getUser, inviteUser, reinviteUser, updateUser } from '@parley/contract/user.ts'
import { put } from '@parley/core/domain/change.ts'
import { decideStaff, mayManage, type StaffActor } from '@parley/core/domain/decisions/staff.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { UserId } from '@parley/core/domain/ids.ts'
import type { Role, User } from '@parley/core/domain/people.ts'
import { enact, settle } from '@parley/core/flows/enact.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Hono } from 'hono'

import type { Caller } from '../caller.ts'
import { newInvitation, presentInvitation } from '../invitation.ts'
import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'

/** The people of a tenant: invited, changed, shut out. */
export function users(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, getUser, async ({ hub, caller, params }) =>
    presentUser(await known(hub, caller, params.user_id)),
  )

  serve(app, parts, inviteUser, async ({ hub, caller, body, context }) => {
    refuseRole(caller, body.role)
    const { now, id } = hub.moment()
    const made = newInvitation(now)
    const user: User = {
      ...body,
      id: id('usr'),
      passwordHash: null,
      invite: made.invite,
      deactivatedAt: null,
      createdAt: now,
      version: 0,
    }
    const invited = { changes: [put('user', user)], tasks: [] }
    const ending = await enact(hub, hub.stores.of(caller.tenant), invited, null)
    if (ending === 'conflict') throw new HubError('email_taken')
    return presentInvitation(context, parts.env, user, made)
  })

  serve(app, parts, reinviteUser, async ({ hub, caller, params, context }) =>
    settle(async () => {
      const user = await known(hub, caller, params.user_id)
      refuseRole(caller, user.role)
      const made = newInvitation(hub.moment().now)
      const after = { ...user, invite: made.invite }
      const invited = { changes: [put('user', after)], tasks: [] }
      const ending = await enact(hub, hub.stores.of(caller.tenant), invited, null)
      return ending === 'conflict' ? 'conflict' : presentInvitation(context, parts.env, after, made)
    }),
  )

  serve(app, parts, updateUser, async ({ hub, caller, params, body }) => {
    const store = hub.stores.of(caller.tenant)
    return settle(async () => {
      const user = await known(hub, caller, params.user_id)
      const [everybody, sessions, keys] = await Promise.all([
        store.users(),
        store.sessions(user.id),
        store.keys(),
      ])
      const tenant = await hub.stores.tenant(caller.tenant)
      if (!tenant) throw new HubError('internal', 'A person of a tenant that is not there.')
      const view = { tenant, user, users: everybody, sessions, keys }
      const decided = decideStaff(view, body, actorOf(caller), hub.moment())
      if (decided.kind === 'refused') throw new HubError(decided.code, decided.detail)
      const ending = await enact(hub, store, decided.decision, null)
      if (ending === 'conflict') return 'conflict'
      const left = caller.scopes.has('keys:read') ? decided.left : []
      return {
        ...presentUser(decided.user),
        keys_left: left.map(({ id, name, hint }) => ({ id, name, hint })),
      }
    })
  })
}

async function known(hub: Hub, caller: Caller, id: UserId): Promise<User> {
  const user = await hub.stores.of(caller.tenant).user(id)
  if (!user) throw new HubError('not_found', 'There is no such person.')
  return user
}

function actorOf({ user, scopes }: Caller): StaffActor {
  return { role: user?.role ?? null, scopes }
}

function refuseRole(caller: Caller, role: Role): void {
  if (mayManage(actorOf(caller), role)) return
  throw new HubError(
    'forbidden',
    `You may not make somebody ${role === 'agent' ? 'an agent' : `an ${role}`}.`,
  )
}
