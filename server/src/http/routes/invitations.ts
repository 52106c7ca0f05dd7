import { acceptInvitation, readInvitation } from '@parley/contract/user.ts'
import { put, type Change } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { Session } from '@parley/core/domain/people.ts'
import { enact } from '@parley/core/flows/enact.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Hono } from 'hono'

import { sha256Hex } from '../../edges/api-key.ts'
import { hashPassword } from '../../edges/passwords.ts'
import { openSession } from '../cookies.ts'
import type { App, HttpParts } from '../parts.ts'
import { presentSession } from '../present-session.ts'
import { serve } from '../serve.ts'
import { refuseSuspended, type Door, type Known } from '../sign-in.ts'

/** One-time links: whom they are for, and setting a password with them. */
export function invitations(app: Hono<App>, parts: HttpParts, door: Door): void {
  serve(app, parts, readInvitation, async ({ hub, body, context }) => {
    await door.guess(context)
    const { tenant: id, user, expiresAt } = await invited(hub, body.token)
    const tenant = await hub.stores.tenant(id)
    if (!tenant) throw new HubError('internal', 'A person of a tenant that is not there.')
    return {
      business: tenant.name,
      name: user.name,
      email: user.email,
      expires_at: new Date(expiresAt).toISOString(),
    }
  })

  serve(app, parts, acceptInvitation, async ({ hub, hubAs, body, context }) => {
    await door.guess(context)
    const found = await invited(hub, body.token)
    const acting = hubAs({ kind: 'user', id: found.user.id })
    const store = acting.stores.of(found.tenant)
    const passwordHash = await hashPassword(body.password)
    const user = { ...found.user, name: body.name ?? found.user.name, passwordHash, invite: null }
    const sessions = await store.sessions(user.id)
    const changes = [put('user', user), ...sessions.map(drop)]
    const ending = await enact(acting, store, { changes, tasks: [] }, null)
    if (ending === 'conflict') throw new HubError('conflict')
    await openSession(context, parts, found.tenant, user)
    return presentSession(hub, { tenant: found.tenant, user })
  })
}

/** Whom a token was made for; throws `forbidden` with what is wrong with it, or `tenant_suspended`. */
async function invited(hub: Hub, token: string): Promise<Known & { readonly expiresAt: number }> {
  const found = await hub.stores.invited(sha256Hex(token))
  if (!found?.user.invite || found.user.deactivatedAt !== null)
    throw new HubError(
      'forbidden',
      'token: this link was used or replaced, or is not whole. Ask for another one.',
    )
  const { expiresAt } = found.user.invite
  if (expiresAt <= hub.moment().now)
    throw new HubError(
      'forbidden',
      `token: this link was good until ${new Date(expiresAt).toISOString()}. Ask for another one.`,
    )
  await refuseSuspended(hub, found.tenant)
  return { ...found, expiresAt }
}

/** Whoever was signed in with the old password is not any more. */
export function drop({ id }: Session): Change {
  return { kind: 'drop', record: 'session', id }
}
