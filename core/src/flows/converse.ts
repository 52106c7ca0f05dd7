import { decideConverse, type Conversing } from '../domain/decisions/converse.ts'
import { HubError } from '../domain/error.ts'
import type { ConversationId, TenantId } from '../domain/ids.ts'
import type { ConversationRow } from '../domain/view.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, settle } from './enact.ts'

/** Changes what people change in a conversation: read, closed, assigned, who answers. */
export async function converse(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'moment'>,
  tenant: TenantId,
  id: ConversationId,
  input: Conversing,
): Promise<ConversationRow> {
  const store = hub.stores.of(tenant)
  return settle(async () => {
    const conversation = await store.conversation(id)
    const customer = conversation && (await store.customer(conversation.customer))
    if (!customer) throw new HubError('not_found', 'There is no such conversation.')
    const decided = decideConverse({ conversation, customer }, input, hub.moment())
    if (decided.changes.length === 0) return { conversation, customer }
    const verdict = await enact(hub, store, decided, null)
    if (verdict === 'conflict') return 'conflict'
    // As it was written: one version on from what was read.
    const written = { ...decided.conversation, version: conversation.version + 1 }
    return { conversation: written, customer }
  })
}
