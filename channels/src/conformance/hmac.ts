import { createHmac, timingSafeEqual } from 'node:crypto'

import type { Hmac } from '@parley/core/ports/channel.ts'

export const hmac: Hmac = {
  sha256Hex: (secret, bytes) => createHmac('sha256', secret).update(bytes).digest('hex'),
  same: (a, b) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b)),
}
