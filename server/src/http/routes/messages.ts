import {
  getMessage,
  listMessages,
  presentMessage,
  resolveMessage,
  sendMessage,
} from '@parley/contract/message.ts'
import type { BodyOf } from '@parley/contract/route.ts'
import { readContent } from '@parley/contract/send-content.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { ConversationId, TenantId } from '@parley/core/domain/ids.ts'
import { reach } from '@parley/core/flows/reach.ts'
import { resolve } from '@parley/core/flows/resolve.ts'
import { send } from '@parley/core/flows/send.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Hono } from 'hono'

import { authorOf } from '../caller.ts'
import { readIdempotencyKey } from '../idempotency-key.ts'
import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'

/** Sending messages and reading them. */
export function messages(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, sendMessage, async ({ hub, caller, body, context }) => {
    const idempotencyKey = readIdempotencyKey(body.idempotency_key, context.req.header('idempotency-key'))
    const conversation = await conversationOf(hub, caller.tenant, body)
    const { messages: sent, replayed } = await send(hub, caller.tenant, conversation, {
      content: readContent(body.content),
      author: authorOf(caller),
      idempotencyKey,
      replyTo: body.reply_to,
      tag: body.tag,
      split: body.split,
      ifEpoch: null,
      ifLastSeq: body.if_last_seq ?? null,
    })
    if (replayed) context.header('idempotency-replayed', 'true')
    const [message] = sent
    if (!message) throw new HubError('internal', 'Nothing was sent.')
    return {
      message_id: message.id,
      message: presentMessage(message),
      message_ids: sent.map(({ id }) => id),
    }
  })
  app.post('/send-message', (context) =>
    app.fetch(new Request(new URL('/api/v1/messages/send', context.req.url), context.req.raw), context.env),
  )

  serve(app, parts, listMessages, async ({ hub, caller, params, query }) => {
    const store = hub.stores.of(caller.tenant)
    if (!(await store.conversation(params.conversation_id)))
      throw new HubError('not_found', 'There is no such conversation.')
    const found = await store.thread(params.conversation_id, query.after ?? null, query.limit)
    const last = found.length === query.limit ? found.at(-1) : undefined
    return { data: found.map(presentMessage), next: last?.id ?? null }
  })

  serve(app, parts, getMessage, async ({ hub, caller, params }) => {
    const message = await hub.stores.of(caller.tenant).message(params.message_id)
    if (!message) throw new HubError('not_found', 'There is no such message.')
    return presentMessage(message)
  })

  serve(app, parts, resolveMessage, async ({ hub, caller, params, body }) =>
    presentMessage(await resolve(hub, caller.tenant, params.message_id, body.as)),
  )
}

async function conversationOf(
  hub: Hub,
  tenant: TenantId,
  { conversation_id: conversation, account_id: account, to, content }: BodyOf<typeof sendMessage>,
): Promise<ConversationId> {
  if (conversation !== undefined && account === undefined && to === undefined) return conversation
  if (conversation === undefined && account !== undefined && to !== undefined)
    return reach(hub, tenant, account, to, content.kind === 'template')
  throw new HubError('invalid_request', 'Give either conversation_id, or account_id and to.')
}
