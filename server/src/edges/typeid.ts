import { randomFillSync } from 'node:crypto'

import type { Id, Noun } from '@parley/core/domain/ids.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const pool = Buffer.alloc(8192)
let used = pool.length

/**
 * Makes TypeIDs 0.3: the noun, then a UUIDv7 in Crockford base 32. They sort in the order in which they were made: the
 * 12 bits after the time count within a millisecond (RFC 9562, 6.2, method 1).
 */
export function typeIds(now: () => number): <N extends Noun>(noun: N) => Id<N> {
  const tick = ticks(now)
  return (noun) => {
    const [ms, count] = tick()
    const at = take(8)
    // The version (7) before the count, the variant (binary 10) before what is random.
    const high = fortyBits(
      0x70 | (count >> 8),
      count & 0xff,
      0x80 | (byte(at) & 0x3f),
      byte(at + 1),
      byte(at + 2),
    )
    const low = fortyBits(byte(at + 3), byte(at + 4), byte(at + 5), byte(at + 6), byte(at + 7))
    return `${noun}_${timeText(ms)}${high}${low}`
  }
}

function ticks(now: () => number): () => [number, number] {
  let lastMs = 0
  let counter = 0
  return () => {
    const ms = now()
    if (ms > lastMs) {
      lastMs = ms
      counter = pool.readUInt16BE(take(2)) & 0x3ff
    } else if (counter === 0xfff) {
      lastMs += 1
      counter = 0
    } else counter += 1
    return [lastMs, counter]
  }
}

/** Where so many random bytes stand that nobody has had yet. */
function take(bytes: number): number {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += bytes
  return used - bytes
}

function byte(at: number): number {
  return pool[at] ?? 0
}

/** Ten bits in two digits. */
const pairs = Array.from(
  { length: 1024 },
  (_, bits) => `${alphabet[bits >> 5] ?? ''}${alphabet[bits & 31] ?? ''}`,
)

function pair(bits: number): string {
  return pairs[bits & 1023] ?? ''
}

function fortyBits(a: number, b: number, c: number, d: number, e: number): string {
  return (
    pair((a << 2) | (b >> 6)) + pair((b << 4) | (c >> 4)) + pair((c << 6) | (d >> 2)) + pair((d << 8) | e)
  )
}

/** The 48 bits of the time in ten digits, the first of which holds only three. */
function timeText(ms: number): string {
  const [high, low] = [Math.floor(ms / 2 ** 24), ms % 2 ** 24]
  const [a, b, c, d, e] = [(high >> 8) & 255, high & 255, low >> 16, (low >> 8) & 255, low & 255]
  return pair(high >> 16) + fortyBits(a, b, c, d, e)
}
