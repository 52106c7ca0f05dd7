import { listAudit, listHubAudit, presentAudit, type AuditListing } from '@parley/contract/audit.ts'
import type { AuditBook } from '@parley/core/ports/audits.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'

/** Who changed what. Writing it is not here: every commit of a request carries its own line (`acting`). */
export function audit(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, listAudit, async ({ hub, caller, query }) => page(hub.stores.of(caller.tenant), query))

  serve(app, parts, listHubAudit, async ({ hub, query: { tenant_id: tenant, ...query } }) =>
    page(tenant === undefined ? hub.stores : hub.stores.of(tenant), query),
  )
}

async function page(book: AuditBook, { actor, target, after, limit }: AuditListing) {
  const found = await book.audits({
    actor: actor ?? null,
    target: target ?? null,
    after: after ?? null,
    limit,
  })
  const last = found.length === limit ? found.at(-1) : undefined
  return { data: found.map(presentAudit), next: last?.id ?? null }
}
