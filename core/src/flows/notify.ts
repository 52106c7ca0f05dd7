import { nothing } from '../domain/change.ts'
import { decideNotify } from '../domain/decisions/notify.ts'
import type { TenantId } from '../domain/ids.ts'
import type { Claim, Work } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, settle, type Ending } from './enact.ts'

type Notifying = Pick<Hub, 'stores' | 'queue' | 'live' | 'http' | 'vault' | 'envelope' | 'moment'>

const limits = { timeoutMs: 15_000, maxBodyBytes: 64 * 1024 }

/** Tells one endpoint of one event, signed. The endpoint sees the same id and body however often it takes. */
export async function notify(
  hub: Notifying,
  tenant: TenantId,
  work: Extract<Work, { kind: 'notify' }>,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  const [event, endpoint] = await Promise.all([store.event(work.event), store.endpoint(work.endpoint)])
  if (!event || !endpoint?.active) {
    return settle(() => enact(hub, store, nothing, claim))
  }
  const { now } = hub.moment()
  const secrets = endpoint.secrets
    .filter((secret) => secret.expiresAt === null || secret.expiresAt > now)
    .map((secret) => hub.vault.open(secret.sealed, endpoint.id))
  const { body, headers } = hub.envelope.seal(event, secrets, now)
  const reply = await hub.http.call({ method: 'POST', url: endpoint.url, headers, body }, limits)
  return settle(() =>
    enact(hub, store, decideNotify(event, endpoint, reply, claim.task, hub.moment()), claim),
  )
}
