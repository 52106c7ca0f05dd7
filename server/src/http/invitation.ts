import { randomBytes } from 'node:crypto'

import { presentUser } from '@parley/contract/session.ts'
import type { Invite, User } from '@parley/core/domain/people.ts'

import { sha256Hex } from '../edges/api-key.ts'

const inviteMs = 7 * 24 * 3_600_000

/** The token of a one-time link, and what the hub keeps of it. It is good for a week. */
export function newInvitation(now: number): { token: string; invite: Invite } {
  const token = randomBytes(24).toString('base64url')
  return { token, invite: { tokenHash: sha256Hex(token), expiresAt: now + inviteMs } }
}

export function presentInvitation(user: User, token: string, { expiresAt }: Invite) {
  return { user: presentUser(user), token, expires_at: new Date(expiresAt).toISOString() }
}
