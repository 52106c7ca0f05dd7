import type { ByteRange } from '@parley/core/ports/blobs.ts'

/**
 * The part that a `Range` header asks for (RFC 9110, 14): null for all of it, also where several parts or another unit are
 * asked for; `beyond` if there is nothing there.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'beyond' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return null
  if (from === '') return lastBytes(Number(to), size)
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)]
  if (to !== '' && Number(to) < first) return null
  return first >= size ? 'beyond' : { first, last }
}

function lastBytes(count: number, size: number): ByteRange | 'beyond' {
  return count === 0 || size === 0 ? 'beyond' : { first: Math.max(0, size - count), last: size - 1 }
}
