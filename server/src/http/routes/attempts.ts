import {
  listEndpointAttempts,
  listEventAttempts,
  listMessageAttempts,
  presentAttempt,
  redeliverEvent,
} from '@parley/contract/attempt.ts'
import { getMessageStatus, presentStatus } from '@parley/contract/message-status.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { redeliver } from '@parley/core/flows/redeliver.ts'
import type { AttemptQuery, Store } from '@parley/core/ports/store.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'

/** What was tried to tell an endpoint or to hand over a message, and trying again. */
export function attempts(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, listEndpointAttempts, async ({ hub, caller, params: { endpoint_id: of }, query }) => {
    const store = hub.stores.of(caller.tenant)
    if (!(await store.endpoint(of))) throw new HubError('not_found', 'There is no such endpoint.')
    return page(store, { of, ...query })
  })

  serve(app, parts, listEventAttempts, async ({ hub, caller, params: { event_id: of }, query }) => {
    const store = hub.stores.of(caller.tenant)
    if (!(await store.event(of))) throw new HubError('not_found', 'There is no such event.')
    return page(store, { of, ...query })
  })

  serve(app, parts, listMessageAttempts, async ({ hub, caller, params: { message_id: of }, query }) => {
    const store = hub.stores.of(caller.tenant)
    if (!(await store.message(of))) throw new HubError('not_found', 'There is no such message.')
    return page(store, { of, ...query })
  })

  serve(app, parts, getMessageStatus, async ({ hub, caller, params: { message_id: of } }) => {
    const store = hub.stores.of(caller.tenant)
    const [message, tried] = await Promise.all([
      store.message(of),
      store.attempts({ of, after: null, limit: 50 }),
    ])
    if (!message) throw new HubError('not_found', 'There is no such message.')
    return presentStatus(message, tried)
  })

  serve(app, parts, redeliverEvent, async ({ hub, caller, params, body }) => {
    await redeliver(hub, caller.tenant, params.event_id, body.endpoint_id)
    return { event_id: params.event_id, endpoint_id: body.endpoint_id }
  })
}

async function page(
  store: Store,
  { of, after, limit }: Pick<AttemptQuery, 'of' | 'limit'> & { readonly after?: string | undefined },
) {
  const found = await store.attempts({ of, after: after ?? null, limit })
  const last = found.length === limit ? found.at(-1) : undefined
  return { data: found.map(presentAttempt), next: last?.id ?? null }
}
