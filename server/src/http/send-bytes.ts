import { HubError } from '@parley/core/domain/error.ts'
import type { File } from '@parley/core/domain/file.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Blobs } from '@parley/core/ports/blobs.ts'
import type { Variant } from '@parley/core/ports/links.ts'
import type { Context } from 'hono'

import { byteRange } from './byte-range.ts'
import type { App } from './parts.ts'

/** What a browser may show in its own page. Everything else is only saved: it could be a program in our name. */
const shown = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'audio/mpeg',
  'audio/mp4',
  'audio/aac',
  'audio/ogg',
  'audio/wav',
  'audio/webm',
  'video/mp4',
  'video/webm',
  'video/quicktime',
  'application/pdf',
])

/** A link may be kept for as long as it opens; a file that was taken back is gone from caches soon. */
const keptSeconds = 600

/** Answers with a file's bytes, or a part of them. Throws `not_found` while or if there are none. */
export async function sendBytes(
  context: Context<App>,
  { blobs }: { readonly blobs: Blobs },
  tenant: TenantId,
  file: File | null,
  variant: Variant,
): Promise<Response> {
  const { hash, type, size, name } = chosen(file, variant)
  const etag = `"${hash}"`
  const headers = { ...guards(type, name), etag }
  if (context.req.header('if-none-match') === etag) return context.body(null, 304, headers)
  const whole = (context.req.header('if-range') ?? etag) !== etag
  const range = whole ? null : byteRange(context.req.header('range'), size)
  if (range === 'beyond') return context.body(null, 416, { ...headers, 'content-range': `bytes */${size}` })
  const bytes = await blobs.open(tenant, hash, range ?? undefined)
  if (bytes === null) throw new HubError('not_found', 'The bytes of this file are gone.')
  const { first, last } = range ?? { first: 0, last: size - 1 }
  return context.body(ReadableStream.from(bytes), range ? 206 : 200, {
    ...headers,
    'content-length': String(last - first + 1),
    ...(range ? { 'content-range': `bytes ${first}-${last}/${size}` } : {}),
  })
}

function guards(type: string, name: string): Record<string, string> {
  const inline = shown.has(type)
  return {
    'content-type': inline ? type : 'application/octet-stream',
    'content-disposition': `${inline ? 'inline' : 'attachment'}; ${filename(name)}`,
    'content-security-policy':
      type === 'application/pdf'
        ? "default-src 'none'; frame-ancestors 'self'"
        : "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-site',
    'accept-ranges': 'bytes',
    'cache-control': `private, max-age=${keptSeconds}`,
  }
}

interface Chosen {
  readonly hash: string
  readonly type: string
  readonly size: number
  readonly name: string
}

function chosen(file: File | null, variant: Variant): Chosen {
  if (!file) throw new HubError('not_found', 'There is no such file.')
  const { hash, type, size, state } = file
  if (state !== 'stored' || hash === null || type === null || size === null)
    throw new HubError('not_found', `The file is ${state}.`)
  const name = file.name ?? file.id
  const original = { hash, type, size, name }
  if (variant === 'original') return original
  const made = file[variant]
  if (made) return { ...made, name: `${name}.${made.type.slice(made.type.indexOf('/') + 1)}` }
  if (variant === 'playable') return original
  throw new HubError('not_found', 'There is no small picture of this file.')
}

/** RFC 6266: in plain letters for all, and as it is for those who read RFC 8187. */
function filename(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (each) => `%${each.codePointAt(0)?.toString(16).toUpperCase()}`,
  )
  return `filename="${ascii}"; filename*=UTF-8''${exact}`
}
