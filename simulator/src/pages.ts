import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

import { Hono, type Context } from 'hono'

const dist = join(import.meta.dirname, '../dist')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Nothing but our own files runs or shows; only our own pages may frame it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/** The phones' page, as Vite built it. */
export function pages(): Hono {
  const app = new Hono()
  app.get('/', (call) => call.redirect(`${call.req.path.replace(/\/$/, '')}/phones/`))
  app.get('/phones', (call) => call.redirect(`${call.req.path}/`))
  app.get('/phones/', (call) => file(call, 'index.html'))
  app.get('/phones/assets/:name{[\\w.-]+}', (call) => file(call, `assets/${call.req.param('name')}`))
  return app
}

async function file(call: Context, name: string): Promise<Response> {
  try {
    const bytes = await readFile(join(dist, name))
    return call.body(bytes, 200, {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': name === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable',
    })
  } catch {
    return call.text(`${name} is not built: run "vite build simulator" once.`, 404)
  }
}
