import {
  createTenant as createTenantRoute,
  getTenant,
  listTenants,
  presentBusiness,
  updateTenant,
} from '@parley/contract/tenant.ts'
import { put } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Tenant } from '@parley/core/domain/people.ts'
import { enact, settle } from '@parley/core/flows/enact.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Hono } from 'hono'

import { createTenant } from '../../tenants.ts'
import { newInvitation, presentInvitation } from '../invitation.ts'
import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'

/** The businesses on this hub, for whoever runs it. */
export function tenants(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, createTenantRoute, async ({ hub, context, body }) => {
    const { name: business, owner, plan, credits } = body
    const made = newInvitation(hub.moment().now)
    const { tenant, user } = await createTenant(hub, {
      business,
      plan,
      credits,
      ...owner,
      invite: made.invite,
    })
    return {
      tenant: presentBusiness(await known(hub, tenant)),
      owner: presentInvitation(context, parts.env, user, made),
    }
  })

  serve(app, parts, listTenants, async ({ hub, query }) => {
    const found = await hub.stores.tenantPage({ after: query.after ?? null, limit: query.limit })
    const last = found.length === query.limit ? found.at(-1) : undefined
    return { data: found.map(presentBusiness), next: last?.id ?? null }
  })

  serve(app, parts, getTenant, async ({ hub, params }) => presentBusiness(await known(hub, params.tenant_id)))

  serve(app, parts, updateTenant, async ({ hub, params, body: { suspended, ...given } }) =>
    settle(async () => {
      const tenant = await known(hub, params.tenant_id)
      const after: Tenant = {
        ...tenant,
        name: given.name ?? tenant.name,
        plan: given.plan ?? tenant.plan,
        credits: given.credits ?? tenant.credits,
        suspendedAt: suspendedAt(tenant, suspended, hub.moment().now),
      }
      const decision = { changes: [put('tenant', after)], tasks: [] }
      const ending = await enact(hub, hub.stores.of(tenant.id), decision, null)
      return ending === 'conflict' ? 'conflict' : presentBusiness(after)
    }),
  )
}

async function known(hub: Hub, id: TenantId): Promise<Tenant> {
  const tenant = await hub.stores.tenant(id)
  if (!tenant) throw new HubError('not_found', 'There is no such tenant.')
  return tenant
}

function suspendedAt(tenant: Tenant, suspended: boolean | undefined, now: number): number | null {
  if (suspended === undefined) return tenant.suspendedAt
  return suspended ? (tenant.suspendedAt ?? now) : null
}
