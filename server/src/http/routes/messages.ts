import {
  getMessage,
  listMessages,
  presentMessage,
  resolveMessage,
  sendMessage,
} from '@parley/contract/message.ts'
import type { BodyOf, QueryOf } from '@parley/contract/route.ts'
import { readContent } from '@parley/contract/send-content.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { ConversationId, TenantId } from '@parley/core/domain/ids.ts'
import type { Message } from '@parley/core/domain/message.ts'
import { reach } from '@parley/core/flows/reach.ts'
import { resolve } from '@parley/core/flows/resolve.ts'
import { send } from '@parley/core/flows/send.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Store } from '@parley/core/ports/store.ts'
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
    const { data, next, previous } = await pageOf(store, params.conversation_id, query)
    return { data: data.map(presentMessage), next: next?.id ?? null, previous: previous?.id ?? null }
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

/** The latest first, whichever way it was asked for; `next` and `previous` are the ends behind which there is more. */
async function pageOf(
  store: Store,
  id: ConversationId,
  { after, before, around, limit }: QueryOf<typeof listMessages>,
): Promise<{ data: readonly Message[]; next: Message | undefined; previous: Message | undefined }> {
  if (before !== undefined) {
    const data = (await store.following(id, before, limit)).toReversed()
    return { data, next: data.at(-1), previous: data.length === limit ? data[0] : undefined }
  }
  if (around === undefined) {
    const data = await store.thread(id, after ?? null, limit)
    return { data, next: data.length === limit ? data.at(-1) : undefined, previous: after && data[0] }
  }
  const middle = await store.message(around)
  if (middle?.conversation !== id) throw new HubError('not_found', 'There is no such message here.')
  const most = Math.floor(limit / 2)
  const newer = (await store.following(id, around, most)).toReversed()
  const left = limit - newer.length - 1
  const older = left === 0 ? [] : await store.thread(id, around, left)
  const data = [...newer, middle, ...older]
  return {
    data,
    next: older.length === left ? data.at(-1) : undefined,
    previous: most > 0 && newer.length === most ? data[0] : undefined,
  }
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
