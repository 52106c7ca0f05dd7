import {
  contentPath,
  contentQuery,
  getFile,
  presentFile,
  retryFile,
  uploadFile,
  type FileShape,
} from '@parley/contract/file.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { File } from '@parley/core/domain/file.ts'
import { isId, type TenantId } from '@parley/core/domain/ids.ts'
import { refetchFile } from '@parley/core/flows/fetch-file.ts'
import { uploadFile as keepFile } from '@parley/core/flows/upload-file.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Variant } from '@parley/core/ports/links.ts'
import type { Hono } from 'hono'

import { authorize, readingAs } from '../auth.ts'
import type { App, HttpParts } from '../parts.ts'
import { invalid } from '../problems.ts'
import { readUpload } from '../read-upload.ts'
import { sendBytes } from '../send-bytes.ts'
import { serve } from '../serve.ts'
import { takers } from '../takers.ts'

const linkMs = 10 * 60_000

/** Files: uploading, what is known of them, and their bytes. */
export function files(app: Hono<App>, parts: HttpParts): void {
  const base = parts.env.PUBLIC_URL ?? ''

  serve(app, parts, uploadFile, async ({ hub, caller, query, context }) => {
    const account = await hub.stores.of(caller.tenant).account(query.account_id)
    if (!account) throw new HubError('not_found', 'There is no such account.')
    const uploaded = await readUpload(context.req.raw, query.name ?? null)
    return shown(hub, caller.tenant, base, await keepFile(hub, caller.tenant, account.id, uploaded))
  })

  serve(app, parts, getFile, async ({ hub, caller, params }) => {
    const file = await hub.stores.of(caller.tenant).file(params.file_id)
    if (!file) throw new HubError('not_found', 'There is no such file.')
    return shown(hub, caller.tenant, base, file)
  })

  serve(app, parts, retryFile, async ({ hub, caller, params }) =>
    shown(hub, caller.tenant, base, await refetchFile(hub, caller.tenant, params.file_id)),
  )

  app.get(contentPath.replace('{file_id}', ':file_id'), async (context) => {
    const caller = await authorize(context, parts, 'messages:read')
    const query = contentQuery.safeParse(context.req.query())
    if (!query.success) return invalid(context, query.error)
    const id = context.req.param('file_id') ?? ''
    const store = readingAs(caller, parts.hub).stores.of(caller.tenant)
    const file = isId('fil', id) ? await store.file(id) : null
    return sendBytes(context, parts.hub, caller.tenant, file, query.data.variant)
  })

  app.get('/media/:token', async (context) => {
    const linked = parts.hub.links.read(context.req.param('token'), parts.hub.moment().now)
    if (!linked) throw new HubError('not_found', 'This address has expired, or never was one.')
    const file = await parts.hub.stores.of(linked.tenant).file(linked.file)
    return sendBytes(context, parts.hub, linked.tenant, file, linked.variant)
  })
}

async function shown(hub: Hub, tenant: TenantId, base: string, file: File): Promise<FileShape> {
  const expiresAt = hub.moment().now + linkMs
  const link = (variant: Variant) =>
    `${base}/media/${hub.links.sign({ tenant, file: file.id, variant }, expiresAt)}`
  const links = { original: link('original'), thumbnail: link('thumbnail'), playable: link('playable') }
  const accounts = await hub.stores.of(tenant).accounts()
  return presentFile(file, { links, expiresAt, channels: takers(file, accounts, hub.channels) })
}
