import { nothing } from '../domain/change.ts'
import type { FileId, TenantId } from '../domain/ids.ts'
import type { Claim } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, settle, type Ending } from './enact.ts'

/** Fetches a file from its channel. */
export async function fetchFile(
  hub: Pick<Hub, 'stores' | 'queue' | 'live'>,
  tenant: TenantId,
  _id: FileId,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  return settle(() => enact(hub, store, nothing, claim))
}
