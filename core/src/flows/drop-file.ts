import { nothing } from '../domain/change.ts'
import { decideDropped } from '../domain/decisions/fetch.ts'
import type { FileId, TenantId } from '../domain/ids.ts'
import type { Claim } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, settle, type Ending } from './enact.ts'

/** Takes a file's bytes away, unless another file has the same, and then what was known of it. */
export async function dropFile(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'blobs'>,
  tenant: TenantId,
  id: FileId,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  const file = await store.file(id)
  const hash = file?.hash ?? null
  if (hash !== null)
    await hub.blobs.drop(tenant, hash, async () => {
      const same = await store.filesWith(hash)
      return same.every((other) => other.id === id || other.state === 'deleted')
    })
  return settle(async () => {
    const current = await store.file(id)
    return enact(hub, store, current ? decideDropped(current) : nothing, claim)
  })
}
