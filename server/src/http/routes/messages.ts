import {
  getMessage,
  listMessages,
  presentMessage,
  resolveMessage,
  sendMessage,
} from '@parley/contract/message.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { resolve } from '@parley/core/flows/resolve.ts'
import { send } from '@parley/core/flows/send.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from '../app.ts'
import { authorOf } from '../caller.ts'
import { serve } from '../serve.ts'

/** Sending messages and reading them. */
export function messages(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, sendMessage, async ({ hub, caller, body }) => {
    const message = await send(hub, caller.tenant, body.conversation_id, {
      content: body.content,
      author: authorOf(caller),
      idempotencyKey: body.idempotency_key,
      replyTo: body.reply_to,
      ifEpoch: null,
    })
    return { message_id: message.id, message: presentMessage(message) }
  })

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
