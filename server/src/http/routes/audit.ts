import { listAudit, presentAudit } from '@parley/contract/audit.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from '../app.ts'
import { serve } from '../serve.ts'

/** Who changed what. Writing it is not here: every commit of a request carries its own line (`acting`). */
export function audit(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, listAudit, async ({ hub, caller, query }) => {
    const found = await hub.stores.of(caller.tenant).audits({
      actor: query.actor ?? null,
      target: query.target ?? null,
      after: query.after ?? null,
      limit: query.limit,
    })
    const last = found.length === query.limit ? found.at(-1) : undefined
    return { data: found.map(presentAudit), next: last?.id ?? null }
  })
}
