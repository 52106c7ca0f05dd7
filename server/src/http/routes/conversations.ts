import {
  countConversations,
  getConversation,
  listConversations,
  showTyping,
  updateConversation,
} from '@parley/contract/conversation.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { converse } from '@parley/core/flows/converse.ts'
import { signal } from '@parley/core/flows/signal.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from '../parts.ts'
import { seenBy } from '../seen.ts'
import { serve } from '../serve.ts'

/** The inbox's list, and what people change in a conversation. */
export function conversations(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, listConversations, async ({ hub, caller, query }) => {
    const rows = await hub.stores.of(caller.tenant).conversations({
      status: query.status ?? null,
      account: query.account_id ?? null,
      unreadOnly: query.unread,
      after: query.after ?? null,
      limit: query.limit,
    })
    const last = rows.length === query.limit ? rows.at(-1) : undefined
    const seen = await seenBy(caller, hub)
    return {
      data: rows.map((row) => seen.conversation(row.conversation, row.customer)),
      next: last?.conversation.id ?? null,
    }
  })

  serve(app, parts, countConversations, async ({ hub, caller }) => hub.stores.of(caller.tenant).counts())

  serve(app, parts, getConversation, async ({ hub, caller, params }) => {
    const store = hub.stores.of(caller.tenant)
    const conversation = await store.conversation(params.conversation_id)
    const customer = conversation && (await store.customer(conversation.customer))
    if (!customer) throw new HubError('not_found', 'There is no such conversation.')
    return (await seenBy(caller, hub)).conversation(conversation, customer)
  })

  serve(app, parts, updateConversation, async ({ hub, caller, params, body }) => {
    if (body.assignee_id && !(await hub.stores.of(caller.tenant).user(body.assignee_id))) {
      throw new HubError('invalid_request', 'assignee_id: there is no such person.')
    }
    const { read_up_to: upTo } = body
    const before =
      upTo === undefined ? null : await hub.stores.of(caller.tenant).conversation(params.conversation_id)
    const { conversation, customer } = await converse(hub, caller.tenant, params.conversation_id, {
      status: body.status,
      readUpTo: body.read_up_to,
      assignee: body.assignee_id,
      answeredBy: body.answered_by,
    })
    // Nobody waits for the channel to hear of it.
    if (before && before.unread > conversation.unread)
      void signal(hub, caller.tenant, conversation.id, 'read', upTo).catch(parts.events.loopBroke)
    return (await seenBy(caller, hub)).conversation(conversation, customer)
  })

  serve(app, parts, showTyping, async ({ hub, caller, params }) => {
    const reason = await signal(hub, caller.tenant, params.conversation_id, 'typing')
    return { shown: reason === null, reason }
  })
}
