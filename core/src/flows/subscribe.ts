import { calm } from '../domain/alarm.ts'
import { put } from '../domain/change.ts'
import { newEndpoint, type Endpoint, type NewEndpoint } from '../domain/endpoint.ts'
import { HubError } from '../domain/error.ts'
import type { EndpointId, TenantId } from '../domain/ids.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, settle } from './enact.ts'

type Subscribing = Pick<Hub, 'stores' | 'queue' | 'live' | 'http' | 'vault' | 'moment'>

/** Adds an endpoint that is told of events from now on. */
export async function subscribe(hub: Subscribing, tenant: TenantId, given: NewEndpoint): Promise<Endpoint> {
  refuseAddress(hub, 'url', given.url)
  const store = hub.stores.of(tenant)
  if (given.account !== null && !(await store.account(given.account)))
    throw new HubError('invalid_request', 'account_id: there is no such account.')
  const endpoint = newEndpoint(given, hub.vault, hub.moment())
  await enact(hub, store, { changes: [put('endpoint', endpoint)], tasks: [] }, null)
  return endpoint
}

/** Changes an endpoint by what `change` makes of it. */
export async function resubscribe(
  hub: Subscribing,
  tenant: TenantId,
  id: EndpointId,
  change: (endpoint: Endpoint) => Endpoint,
): Promise<Endpoint> {
  const store = hub.stores.of(tenant)
  return settle(async () => {
    const endpoint = await store.endpoint(id)
    if (!endpoint) throw new HubError('not_found', 'There is no such endpoint.')
    const after = change(endpoint)
    const back = after.active && !endpoint.active
    const tasks = back ? [calm({ kind: 'endpoint_disabled', subject: id }, hub.moment())] : []
    if (after.url !== endpoint.url) refuseAddress(hub, 'url', after.url)
    const ending = await enact(hub, store, { changes: [put('endpoint', after)], tasks }, null)
    return ending === 'conflict' ? 'conflict' : after
  })
}

/** Refuses what could never be called, and says in which field it stood. */
export function refuseAddress({ http }: Pick<Hub, 'http'>, field: string, url: string): void {
  const reason = http.refuses(url)
  if (reason) throw new HubError('invalid_request', `${field}: ${reason}.`)
}
