import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

import type { Context, Hono } from 'hono'

import type { App } from './app.ts'
import { errorsPage, pageStyle, referencePage, referenceStart } from './docs-pages.ts'

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

/** `/docs`, the reference with "try it", and `/docs/errors`, where the `type` of every problem leads. */
export function docs(app: Hono<App>): void {
  let bundle: Buffer<ArrayBuffer> | null = null
  app.get('/docs/scalar.js', (context) => {
    bundle ??= readBundle()
    return context.body(bundle, 200, {
      ...headers('text/javascript'),
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=86400',
    })
  })
  app.get('/docs/start.js', (context) => give(context, referenceStart, 'text/javascript'))
  app.get('/docs/page.css', (context) => give(context, pageStyle, 'text/css'))
  app.get('/docs/errors', (context) => give(context, errorsPage(), 'text/html'))
  app.get('/docs/', (context) => context.redirect('/docs'))
  app.get('/docs', (context) => give(context, referencePage, 'text/html'))
}

/** Every browser takes gzip; 4 MB become one. */
function readBundle(): Buffer<ArrayBuffer> {
  const place = new URL('browser/standalone.js', import.meta.resolve('@scalar/api-reference'))
  return Buffer.from(gzipSync(readFileSync(place)))
}

function give(context: Context<App>, text: string, type: string): Response {
  return context.body(text, 200, headers(type))
}

function headers(type: string): Record<string, string> {
  return {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  }
}
