import {
  createTarget,
  deleteTarget,
  listAlerts,
  listHubAlerts,
  listTargets,
  presentAlert,
  presentTarget,
  resolveAlert as resolveAlertRoute,
  resolveHubAlert,
} from '@parley/contract/alert.ts'
import type { BodyOf } from '@parley/contract/route.ts'
import type { Alert, Target } from '@parley/core/domain/alert.ts'
import { put } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { enact, settle } from '@parley/core/flows/enact.ts'
import { resolveAlert } from '@parley/core/flows/resolve-alert.ts'
import { refuseAddress } from '@parley/core/flows/subscribe.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Hono } from 'hono'

import { newWebhookSecret } from '../../edges/webhook-secret.ts'
import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'

/** What administrators should look at, and where they are told. */
export function alerts(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, listAlerts, async ({ hub, caller, query: { after = null, limit } }) =>
    page(await hub.stores.of(caller.tenant).alerts({ after, limit }), limit),
  )

  serve(app, parts, listHubAlerts, async ({ hub, query: { after = null, limit } }) =>
    page(await hub.stores.alerts({ after, limit }), limit),
  )

  serve(app, parts, resolveAlertRoute, async ({ hub, caller, params }) =>
    presentAlert(await resolveAlert(hub, hub.stores.of(caller.tenant), params.alert_id)),
  )

  serve(app, parts, resolveHubAlert, async ({ hub, params }) =>
    presentAlert(await resolveAlert(hub, hub.stores, params.alert_id)),
  )

  serve(app, parts, listTargets, async ({ hub, caller }) => {
    const found = await hub.stores.of(caller.tenant).targets()
    return { data: found.filter((target) => target.active).map(presentTarget), next: null }
  })

  serve(app, parts, createTarget, async ({ hub, caller, body }) => {
    const { target, secret } = newTarget(hub, body)
    const store = hub.stores.of(caller.tenant)
    await enact(hub, store, { changes: [put('target', target)], tasks: [] }, null)
    return { target: presentTarget(target), secret }
  })

  serve(app, parts, deleteTarget, async ({ hub, caller, params }) => {
    const store = hub.stores.of(caller.tenant)
    return settle(async () => {
      const target = await store.target(params.target_id)
      if (!target?.active) throw new HubError('not_found', 'There is no such target.')
      const off = put('target', { ...target, active: false })
      const ending = await enact(hub, store, { changes: [off], tasks: [] }, null)
      return ending === 'conflict' ? 'conflict' : presentTarget(target)
    })
  })
}

function page(found: readonly Alert[], limit: number) {
  const last = found.length === limit ? found.at(-1) : undefined
  return { data: found.map(presentAlert), next: last?.id ?? null }
}

function newTarget(hub: Hub, body: BodyOf<typeof createTarget>): { target: Target; secret: string | null } {
  const { now, id } = hub.moment()
  const base = { id: id('tgt'), active: true, createdAt: now, version: 0 }
  if (body.kind === 'email') {
    if (!hub.mail)
      throw new HubError('invalid_request', 'kind: this hub sends no e-mail; set SMTP_URL first.')
    return { target: { ...base, address: body }, secret: null }
  }
  refuseAddress(hub, 'url', body.url)
  const secret = newWebhookSecret()
  const address = { kind: 'webhook', url: body.url, secret: hub.vault.seal(secret, base.id) } as const
  return { target: { ...base, address }, secret }
}
