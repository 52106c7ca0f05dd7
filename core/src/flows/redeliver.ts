import { HubError } from '../domain/error.ts'
import type { EndpointId, EventId, TenantId } from '../domain/ids.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, queueOf } from './enact.ts'

/** Tells an endpoint of an event once more: the same id, body and sequence, marked as replayed. */
export async function redeliver(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'moment'>,
  tenant: TenantId,
  id: EventId,
  to: EndpointId,
): Promise<void> {
  const store = hub.stores.of(tenant)
  const [event, endpoint] = await Promise.all([store.event(id), store.endpoint(to)])
  if (!event) throw new HubError('not_found', 'There is no such event.')
  if (!endpoint) throw new HubError('invalid_request', 'endpoint_id: there is no such endpoint.')
  if (endpoint.account !== null && endpoint.account !== event.account)
    throw new HubError('invalid_request', 'endpoint_id: this endpoint listens to another account.')
  if (!endpoint.active) throw new HubError('conflict', 'The endpoint is switched off: switch it on first.')
  const plan = {
    group: `${to}:${await queueOf(store, event)}`,
    work: { kind: 'notify', endpoint: to, event: id, replayed: true },
    dueAt: hub.moment().now,
  } as const
  await enact(hub, store, { changes: [], tasks: [plan] }, null)
}
