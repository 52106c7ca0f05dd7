import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto'

import type { Hmac } from '@parley/core/ports/channel.ts'

export const hmac: Hmac = {
  sha256Hex: (secret, bytes) => createHmac('sha256', keyOf(secret, 'utf8')).update(bytes).digest('hex'),
  same(a, b) {
    const [left, right] = [Buffer.from(a), Buffer.from(b)]
    return left.length === right.length && timingSafeEqual(left, right)
  },
}

const keys = { utf8: new Map<string, KeyObject>(), base64: new Map<string, KeyObject>() }
const mostKeys = 10_000

/** Made once: plain bytes or text as a key take Node 24 up to three times as long (10.8 instead of 4.2 µs for 3 kB). */
export function keyOf(secret: string, encoding: 'utf8' | 'base64'): KeyObject {
  const those = keys[encoding]
  const known = those.get(secret)
  if (known) return known
  if (those.size >= mostKeys) those.clear()
  const key = createSecretKey(Buffer.from(secret, encoding))
  those.set(secret, key)
  return key
}
