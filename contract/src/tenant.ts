import type { Tenant } from '@parley/core/domain/people.ts'
import { z } from 'zod'

import { route } from './route.ts'
import { email } from './session.ts'
import { id, iso, limit, list, none, noParams, timestamp } from './shapes.ts'
import { invitationShape } from './user.ts'

/** A business as whoever runs the hub sees it. */
export const businessShape = z
  .object({
    id: id('ten'),
    name: z.string(),
    plan: z.string(),
    credits: z.int(),
    suspended: z
      .boolean()
      .describe('Nobody of a suspended business gets in; what its channels send is stored all the same.'),
    created_at: timestamp,
  })
  .meta({ id: 'Business' })

export function presentBusiness(tenant: Tenant): z.infer<typeof businessShape> {
  return {
    id: tenant.id,
    name: tenant.name,
    plan: tenant.plan,
    credits: tenant.credits,
    suspended: tenant.suspendedAt !== null,
    created_at: iso(tenant.createdAt),
  }
}

const params = z.object({ tenant_id: id('ten') })
const name = z.string().trim().min(1).max(120)
const plan = z.string().trim().min(1).max(60)
const credits = z.int().min(0)

export const createTenant = route({
  method: 'POST',
  path: '/api/v1/tenants',
  summary: 'Create a business with its first owner, who gets a one-time link',
  auth: 'operator',
  audit: { action: 'create.tenant', keep: ['plan', 'credits'] },
  params: noParams,
  query: noParams,
  body: z.object({
    name,
    plan: plan.default('free'),
    credits: credits.default(0),
    owner: z.object({ email, name }),
  }),
  status: 201,
  answer: z.object({ tenant: businessShape, owner: invitationShape }),
  errors: ['email_taken'],
})

export const listTenants = route({
  method: 'GET',
  path: '/api/v1/tenants',
  summary: 'The businesses on this hub, the oldest first',
  auth: 'operator',
  params: noParams,
  query: z.object({ after: id('ten').optional(), limit }),
  body: none,
  status: 200,
  answer: list(businessShape),
  errors: [],
})

export const getTenant = route({
  method: 'GET',
  path: '/api/v1/tenants/{tenant_id}',
  summary: 'One business',
  auth: 'operator',
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: businessShape,
  errors: ['not_found'],
})

export const updateTenant = route({
  method: 'PATCH',
  path: '/api/v1/tenants/{tenant_id}',
  summary: 'Change name, plan or credits of a business, or suspend it',
  auth: 'operator',
  audit: { action: 'update.tenant', keep: ['plan', 'credits', 'suspended'] },
  params,
  query: noParams,
  body: z.object({ name, plan, credits, suspended: z.boolean() }).partial(),
  status: 200,
  answer: businessShape,
  errors: ['not_found'],
})
