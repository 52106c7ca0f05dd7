import type { Hono } from 'hono'

import type { Files } from '../media/files.ts'
import { samples } from '../media/samples.ts'
import { ControlProblem } from './problem.ts'

/** The files on the customers' phones: samples, uploads, and what the business sent. */
export function fileRoutes(routes: Hono, { files }: { readonly files: Files }): void {
  routes.get('/files', (call) =>
    call.json({ items: Object.entries(samples).map(([id, type]) => ({ id, type })) }),
  )
  routes.post('/files', async (call) => {
    const type = call.req.header('content-type')
    const bytes = Buffer.from(await call.req.arrayBuffer())
    if (type === undefined || bytes.length === 0)
      throw new ControlProblem(400, 'The body must be the file, and content-type its type.')
    const { id, size } = files.keep(bytes, type, call.req.query('name') ?? 'file')
    return call.json({ id, type, size }, 201)
  })
  routes.get('/files/:id', (call) => {
    const file = files.byId(call.req.param('id'))
    if (!file) throw new ControlProblem(404, `There is no file ${call.req.param('id')}.`)
    return call.body(Uint8Array.from(file.bytes()), 200, {
      'content-type': shownTypes.test(file.type) ? file.type : 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=3600',
    })
  })
}

/** What a browser may show; anything else is only downloaded. */
const shownTypes = /^(?:image\/(?:jpeg|png|gif|webp)|audio\/|video\/|application\/pdf)/
