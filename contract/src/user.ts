import { z } from 'zod'

import { route } from './route.ts'
import { email, newPassword, role, sessionShape, userShape } from './session.ts'
import { id, none, noParams, timestamp } from './shapes.ts'

const params = z.object({ user_id: id('usr') })
const name = z.string().trim().min(1).max(120)

/** A link that sets a password once; whoever asked for it brings it to the person. */
export const invitationShape = z
  .object({
    user: userShape,
    token: z.string().describe('Shown once. `POST /api/v1/invitations/accept` takes it.'),
    url: z
      .string()
      .describe('The page of the inbox where the person sets a password; the token stands in it.'),
    expires_at: timestamp,
  })
  .meta({ id: 'Invitation' })

export const inviteUser = route({
  method: 'POST',
  path: '/api/v1/users',
  summary: 'Invite a person; the token of the one-time link is in this answer and nowhere else',
  auth: 'users:write',
  audit: { action: 'invite.user', keep: ['role'] },
  params: noParams,
  query: noParams,
  body: z.object({ email, name, role }),
  status: 201,
  answer: invitationShape,
  errors: ['forbidden', 'email_taken'],
})

export const reinviteUser = route({
  method: 'POST',
  path: '/api/v1/users/{user_id}/invite',
  summary: 'A new one-time link for a person who lost the last one or forgot the password; older links end',
  auth: 'users:write',
  audit: { action: 'reinvite.user', keep: [] },
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: invitationShape,
  errors: ['forbidden', 'not_found'],
})

export const getUser = route({
  method: 'GET',
  path: '/api/v1/users/{user_id}',
  summary: 'One person of the tenant',
  auth: 'users:read',
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: userShape,
  errors: ['not_found'],
})

export const updateUser = route({
  method: 'PATCH',
  path: '/api/v1/users/{user_id}',
  summary: 'Change the name or role of a person, or shut them out (which signs them out at once)',
  auth: 'users:write',
  audit: { action: 'update.user', keep: ['role', 'active'] },
  params,
  query: noParams,
  body: z.object({ name, role, active: z.boolean() }).partial(),
  status: 200,
  answer: userShape.extend({
    keys_left: z
      .array(z.object({ id: id('key'), name: z.string(), hint: z.string() }))
      .describe(
        'API keys that this person made, if they are shut out and the keys still open the hub: they belong to the business and go on until somebody revokes them.',
      ),
  }),
  errors: ['forbidden', 'not_found', 'last_owner'],
})

export const changePassword = route({
  method: 'PUT',
  path: '/api/v1/password',
  summary: 'Change your own password; your other sessions end',
  auth: 'person',
  audit: { action: 'change.user', keep: [] },
  params: noParams,
  query: noParams,
  body: z.object({ old_password: z.string().max(200), new_password: newPassword }),
  status: 200,
  answer: userShape,
  errors: ['forbidden', 'too_many_requests'],
})

/** A `POST`, so that the token stands in no address and no log. */
export const readInvitation = route({
  method: 'POST',
  path: '/api/v1/invitations/read',
  summary: 'Whom a one-time link is for, and until when',
  auth: 'anyone',
  audit: null,
  params: noParams,
  query: noParams,
  body: z.object({ token: z.string().max(200) }),
  status: 200,
  answer: z.object({ business: z.string(), name: z.string(), email: z.string(), expires_at: timestamp }),
  errors: ['forbidden', 'tenant_suspended', 'too_many_requests'],
})

export const acceptInvitation = route({
  method: 'POST',
  path: '/api/v1/invitations/accept',
  summary: 'Set a password with the token of a one-time link, and be signed in',
  auth: 'anyone',
  audit: { action: 'accept.user', keep: [] },
  params: noParams,
  query: noParams,
  body: z.object({
    token: z.string().max(200),
    password: newPassword,
    name: name.optional().describe('What the person wants to be called, if not as they were invited.'),
  }),
  status: 200,
  answer: sessionShape,
  errors: ['forbidden', 'tenant_suspended', 'too_many_requests'],
})
