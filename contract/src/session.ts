import type { Tenant, User } from '@parley/core/domain/people.ts'
import { z } from 'zod'

import { route } from './route.ts'
import { id, none, noParams } from './shapes.ts'

export const role = z.enum(['owner', 'admin', 'agent'])
export const userShape = z
  .object({
    id: id('usr'),
    email: z.string(),
    name: z.string(),
    role,
    status: z
      .enum(['active', 'invited', 'deactivated'])
      .describe('`invited` until the invitation was accepted.'),
  })
  .meta({ id: 'User' })
export const tenantShape = z.object({ id: id('ten'), name: z.string() }).meta({ id: 'Tenant' })
export type UserShape = z.infer<typeof userShape>

/** Who is signed in; `needs_owner` on a hub that nobody has set up. */
export const sessionShape = z
  .object({
    signed_in: z.object({ user: userShape, tenant: tenantShape }).nullable(),
    needs_owner: z.boolean(),
  })
  .meta({ id: 'Session' })

export function presentUser(user: User): UserShape {
  const status =
    user.deactivatedAt === null ? (user.passwordHash === null ? 'invited' : 'active') : 'deactivated'
  return { id: user.id, email: user.email, name: user.name, role: user.role, status }
}

export function presentTenant(tenant: Tenant): z.infer<typeof tenantShape> {
  return { id: tenant.id, name: tenant.name }
}

export const email = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase())
export const newPassword = z.string().min(10, 'must have at least 10 characters').max(200)

export const getSession = route({
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who is signed in here',
  auth: 'anyone',
  params: noParams,
  query: noParams,
  body: none,
  status: 200,
  answer: sessionShape,
  errors: [],
})

export const signIn = route({
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Sign in; the session comes as a cookie',
  auth: 'anyone',
  audit: { action: 'create.session', keep: [] },
  params: noParams,
  query: noParams,
  body: z.object({ email, password: z.string().min(1).max(200) }),
  status: 200,
  answer: sessionShape,
  errors: ['unauthenticated', 'tenant_suspended', 'too_many_requests'],
})

export const signOut = route({
  method: 'DELETE',
  path: '/api/v1/session',
  summary: 'Sign out; the session ends at once',
  auth: 'anyone',
  audit: { action: 'end.session', keep: [] },
  params: noParams,
  query: noParams,
  body: none,
  status: 200,
  answer: sessionShape,
  errors: [],
})

/** Works once, on a hub without any user; the code is printed at start, so that only its operator can do it. */
export const createOwner = route({
  method: 'POST',
  path: '/api/v1/owner',
  summary: 'Create the first tenant and its owner',
  auth: 'anyone',
  audit: { action: 'create.tenant', keep: [] },
  params: noParams,
  query: noParams,
  body: z.object({
    setup_code: z.string().max(100),
    business: z.string().trim().min(1).max(120),
    name: z.string().trim().min(1).max(120),
    email,
    password: newPassword,
  }),
  status: 201,
  answer: sessionShape,
  errors: ['already_set_up', 'forbidden', 'too_many_requests'],
})

export const listUsers = route({
  method: 'GET',
  path: '/api/v1/users',
  summary: 'The people of the tenant',
  auth: 'users:read',
  params: noParams,
  query: noParams,
  body: none,
  status: 200,
  answer: z.object({ data: z.array(userShape) }),
  errors: [],
})
