import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  presentEndpoint,
  rotateSecret,
  updateEndpoint,
} from '@parley/contract/endpoint.ts'
import { withSecret } from '@parley/core/domain/endpoint.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { resubscribe, subscribe } from '@parley/core/flows/subscribe.ts'
import type { Hono } from 'hono'

import { newWebhookSecret } from '../../edges/webhook-secret.ts'
import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'

const hourMs = 3_600_000

/** Where the tenant's own systems take events. */
export function endpoints(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, listEndpoints, async ({ hub, caller }) => {
    const found = await hub.stores.of(caller.tenant).endpoints()
    return { data: found.map(presentEndpoint), next: null }
  })

  serve(app, parts, getEndpoint, async ({ hub, caller, params }) => {
    const endpoint = await hub.stores.of(caller.tenant).endpoint(params.endpoint_id)
    if (!endpoint) throw new HubError('not_found', 'There is no such endpoint.')
    return presentEndpoint(endpoint)
  })

  serve(app, parts, createEndpoint, async ({ hub, caller, body }) => {
    const { account_id: account, include_imported: includeImported, ...given } = body
    const secret = newWebhookSecret()
    const endpoint = await subscribe(hub, caller.tenant, { ...given, account, includeImported, secret })
    return { endpoint: presentEndpoint(endpoint), secret }
  })

  serve(app, parts, updateEndpoint, async ({ hub, caller, params, body }) => {
    const after = await resubscribe(hub, caller.tenant, params.endpoint_id, (endpoint) => ({
      ...endpoint,
      url: body.url ?? endpoint.url,
      description: body.description ?? endpoint.description,
      kinds: body.kinds === undefined ? endpoint.kinds : body.kinds,
      includeImported: body.include_imported ?? endpoint.includeImported ?? false,
      active: body.active ?? endpoint.active,
    }))
    return presentEndpoint(after)
  })

  serve(app, parts, deleteEndpoint, async ({ hub, caller, params }) => {
    const off = await resubscribe(hub, caller.tenant, params.endpoint_id, (endpoint) => ({
      ...endpoint,
      active: false,
    }))
    return presentEndpoint(off)
  })

  serve(app, parts, rotateSecret, async ({ hub, caller, params, body }) => {
    const secret = newWebhookSecret()
    const overlapMs = body.overlap_hours * hourMs
    const after = await resubscribe(hub, caller.tenant, params.endpoint_id, (endpoint) =>
      withSecret(endpoint, hub.vault.seal(secret, endpoint.id), overlapMs, hub.moment().now),
    )
    return { endpoint: presentEndpoint(after), secret }
  })
}
