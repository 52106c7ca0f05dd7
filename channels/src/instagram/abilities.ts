import type { Abilities } from '@parley/core/ports/channel.ts'

/** Instagram Platform, "Messaging API". Of what was sent, webhooks report only that it was read. */
export const can: Abilities = {
  replyWindowMs: 24 * 3_600_000,
  text: { max: 1000, unit: 'bytes' },
  contents: ['text'],
  clockPrecisionMs: 1,
  reports: ['read'],
}
