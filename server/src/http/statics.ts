import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'

import type { Context, Hono } from 'hono'

import type { App } from './parts.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}

/** Nothing from elsewhere, no inline script, framed by nobody but our own pages. */
const policy =
  "default-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'"

interface File {
  readonly type: string
  readonly plain: Buffer<ArrayBuffer>
  readonly zipped: Buffer<ArrayBuffer>
  readonly etag: string
}

/** The built files of a page, kept in memory; every path below `base` that is no file is the page itself. */
export function statics(app: Hono<App>, base: `/${string}`, dist: string): void {
  const files = readTree(dist)
  app.get(base, (context) => context.redirect(`${base}/`))
  app.get(`${base}/*`, (context) => {
    const path = context.req.path.slice(base.length + 1)
    const file = files.get(path) ?? (extname(path) === '' ? files.get('index.html') : undefined)
    return file ? answer(context, file, path.startsWith('assets/')) : context.notFound()
  })
}

function answer(context: Context<App>, file: File, immutable: boolean): Response {
  const headers = {
    'content-type': file.type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    etag: file.etag,
  }
  if (context.req.header('if-none-match') === file.etag) return context.body(null, 304, headers)
  const zip = context.req.header('accept-encoding')?.includes('gzip') ?? false
  return context.body(
    zip ? file.zipped : file.plain,
    200,
    zip ? { ...headers, 'content-encoding': 'gzip' } : headers,
  )
}

function readTree(root: string): ReadonlyMap<string, File> {
  if (!existsSync(root)) return new Map()
  const names = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const plain = Buffer.from(readFileSync(path))
      const type = types[extname(path)] ?? 'application/octet-stream'
      const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
      return [relative(root, path), { type, plain, zipped: Buffer.from(gzipSync(plain)), etag }] as const
    }),
  )
}
