import { randomBytes } from 'node:crypto'

import { presentUser } from '@parley/contract/session.ts'
import type { Invite, User } from '@parley/core/domain/people.ts'
import type { Context } from 'hono'

import { sha256Hex } from '../edges/api-key.ts'
import type { Env } from '../env.ts'
import type { App } from './parts.ts'

const inviteMs = 7 * 24 * 3_600_000

/** The token of a one-time link, and what the hub keeps of it. It is good for a week. */
export function newInvitation(now: number): { token: string; invite: Invite } {
  const token = randomBytes(24).toString('base64url')
  return { token, invite: { tokenHash: sha256Hex(token), expiresAt: now + inviteMs } }
}

export function presentInvitation(
  context: Context<App>,
  { PUBLIC_URL: known }: Pick<Env, 'PUBLIC_URL'>,
  user: User,
  { token, invite }: ReturnType<typeof newInvitation>,
) {
  // Without a public address the link goes where this request came to.
  const base = known ?? new URL(context.req.url).origin
  return {
    user: presentUser(user),
    token,
    url: `${base}/inbox/invitation#${token}`,
    expires_at: new Date(invite.expiresAt).toISOString(),
  }
}
