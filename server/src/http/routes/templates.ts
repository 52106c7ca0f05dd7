import {
  createTemplate,
  deleteTemplate,
  editTemplate,
  getTemplate,
  listTemplates,
  presentTemplate,
  syncTemplates,
} from '@parley/contract/template.ts'
import { deskOf } from '@parley/core/flows/templates/desk.ts'
import { syncTemplates as sync } from '@parley/core/flows/templates/sync.ts'
import {
  createTemplate as create,
  deleteTemplate as remove,
  editTemplate as edit,
  templateAt,
} from '@parley/core/flows/templates/write.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'

/** The templates of an account's business. */
export function templates(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, listTemplates, async ({ hub, caller, params, query }) => {
    const { store, account, business } = await deskOf(hub, caller.tenant, params.account_id)
    const of = { channel: account.channel, business }
    const page = await store.templates({ ...of, after: query.after ?? null, limit: query.limit + 1 })
    const shown = page.slice(0, query.limit)
    return {
      data: shown.filter(({ state }) => state !== 'deleted').map(presentTemplate),
      next: page.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    }
  })

  serve(app, parts, getTemplate, async ({ hub, caller, params }) => {
    const desk = await deskOf(hub, caller.tenant, params.account_id)
    return presentTemplate(await templateAt(desk, params.template_id))
  })

  serve(app, parts, createTemplate, async ({ hub, caller, params, body }) =>
    presentTemplate(await create(hub, caller.tenant, params.account_id, body)),
  )

  serve(app, parts, editTemplate, async ({ hub, caller, params, body }) =>
    presentTemplate(await edit(hub, caller.tenant, params.account_id, params.template_id, body)),
  )

  serve(app, parts, deleteTemplate, async ({ hub, caller, params }) =>
    presentTemplate(await remove(hub, caller.tenant, params.account_id, params.template_id)),
  )

  serve(app, parts, syncTemplates, ({ hub, caller, params }) => sync(hub, caller.tenant, params.account_id))
}
