import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

import type { Context, Hono } from 'hono'

import type { guideFiles } from './docs-guides.ts'
import { copyButtons, errorsPage, readable, referencePage, referenceStart } from './docs-pages.ts'
import { navStyle, pageStyle } from './docs-style.ts'
import type { App } from './parts.ts'

/**
 * The interactive documentation, all of it from here. Scalar writes its styles into the page, so inline styles are
 * allowed; scripts are ours alone, and the browser may not ask anybody else.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Everything else is text: nothing is loaded from anywhere but here. */
const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * `/docs`, the reference with "try it"; `/docs/guides/…`, how to build something with it; `/docs/errors`, where the `type`
 * of every problem leads; and `/llms.txt`, the list of all of them.
 */
export function docs(app: Hono<App>): void {
  let bundle: Buffer<ArrayBuffer> | null = null
  let guides: ReturnType<typeof guideFiles> | null = null
  app.get('/docs/scalar.js', (context) => {
    bundle ??= readBundle()
    return context.body(bundle, 200, {
      ...headers('text/javascript'),
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=86400',
    })
  })
  app.get('/docs/guides/*', async (context) => {
    guides ??= (await import('./docs-guides.ts')).guideFiles()
    const found = guides.get(context.req.path)
    return found ? give(context, found.text, found.type) : context.notFound()
  })
  app.get('/docs/start.js', (context) => give(context, referenceStart, 'text/javascript'))
  app.get('/docs/copy.js', (context) => give(context, copyButtons, 'text/javascript'))
  app.get('/docs/nav.css', (context) => give(context, navStyle, 'text/css'))
  app.get('/docs/page.css', (context) => give(context, pageStyle, 'text/css'))
  app.get('/docs/errors', (context) => give(context, errorsPage(), 'text/html'))
  app.get('/llms.txt', (context) => give(context, readable, 'text/markdown'))
  app.get('/docs/', (context) => context.redirect('/docs'))
  app.get('/docs', (context) => give(context, referencePage, 'text/html', policy))
}

/** Every browser takes gzip; 4 MB become one. */
function readBundle(): Buffer<ArrayBuffer> {
  const place = new URL('browser/standalone.js', import.meta.resolve('@scalar/api-reference'))
  return Buffer.from(gzipSync(readFileSync(place)))
}

function give(context: Context<App>, text: string, type: string, may = strict): Response {
  return context.body(text, 200, headers(type, may))
}

function headers(type: string, may = strict): Record<string, string> {
  return {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': may,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  }
}
