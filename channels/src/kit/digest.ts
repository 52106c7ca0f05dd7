import { createHash } from 'node:crypto'

import { toRaw } from './raw.ts'

/**
 * A SHA-256 as lower-case hex. WhatsApp writes it in base64 in webhooks, and in hex in its history and in the answers of
 * the media API ("Media"); null for what is neither.
 */
export function sha256Of(value: unknown): string | null {
  if (typeof value !== 'string') return null
  if (/^[0-9a-f]{64}$/i.test(value)) return value.toLowerCase()
  return /^[\w+/-]{43}=?$/.test(value) ? Buffer.from(value, 'base64').toString('hex') : null
}

/** An id for what the platform gives none: the same for the same JSON value. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(toRaw(value)).digest('hex').slice(0, 32)
}
