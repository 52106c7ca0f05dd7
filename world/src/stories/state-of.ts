import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Hub } from '@parley/core/ports/hub.ts'

const everything = { status: null, account: null, unreadOnly: false, after: null, limit: 200 } as const

/**
 * What a tenant's record says, by the channel's own ids: everything but what tells of the order of arrival (our ids,
 * sequences, versions, places within the channel's precision).
 */
export async function stateOf(hub: Pick<Hub, 'stores'>, tenant: TenantId) {
  const store = hub.stores.of(tenant)
  const rows = await store.conversations(everything)
  const conversations = await Promise.all(
    rows.map(async ({ conversation, customer }) => {
      const thread = await store.thread(conversation.id, null, 200)
      return {
        customer: {
          name: customer.name,
          identities: customer.identities.toSorted(),
          lastSeenAt: customer.lastSeenAt,
        },
        status: conversation.status,
        answeredBy: conversation.answeredBy,
        unread: conversation.unread,
        lastInboundAt: conversation.lastInboundAt,
        messages: thread
          .map(({ externalId, direction, content, status, transitions, sentAt }) => ({
            externalId,
            direction,
            content,
            status,
            transitions,
            sentAt,
          }))
          .toSorted((a, b) => compare(a.externalId, b.externalId)),
      }
    }),
  )
  return conversations.toSorted((a, b) => compare(a.customer.identities[0], b.customer.identities[0]))
}

function compare(a: string | null | undefined, b: string | null | undefined): number {
  return (a ?? '').localeCompare(b ?? '')
}
