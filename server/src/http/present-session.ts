import type { AnswerOf } from '@parley/contract/route.ts'
import { presentTenant, presentUser, type getSession } from '@parley/contract/session.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { User } from '@parley/core/domain/people.ts'
import type { Hub } from '@parley/core/ports/hub.ts'

/** Who is signed in, for the browser. */
export async function presentSession(
  hub: Hub,
  caller: { readonly tenant: TenantId; readonly user: User | null } | null,
): Promise<AnswerOf<typeof getSession>> {
  const tenants = await hub.stores.tenants()
  const tenant = tenants.find((each) => each.id === caller?.tenant)
  return {
    signed_in:
      caller?.user && tenant ? { user: presentUser(caller.user), tenant: presentTenant(tenant) } : null,
    needs_owner: tenants.length === 0,
  }
}
