import { put } from '../domain/change.ts'
import type { LetterId, TenantId } from '../domain/ids.ts'
import { closed, type Letter } from '../domain/letter.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, settle } from './enact.ts'
import { openOne } from './redrive.ts'

/** Closes a dead letter without doing anything about it. */
export async function discard(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'moment'>,
  tenant: TenantId,
  id: LetterId,
): Promise<Letter> {
  const store = hub.stores.of(tenant)
  return settle(async () => {
    const after = closed(openOne(await store.letter(id)), 'discarded', hub.moment().now)
    const ending = await enact(hub, store, { changes: [put('letter', after)], tasks: [] }, null)
    return ending === 'conflict' ? 'conflict' : after
  })
}
