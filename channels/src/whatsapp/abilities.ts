import type { Abilities } from '@parley/core/ports/channel.ts'

/** WhatsApp Cloud API, "Messages" and "Customer service windows". */
export const can: Abilities = {
  replyWindowMs: 24 * 3_600_000,
  text: { max: 4096, unit: 'characters' },
  contents: ['text'],
  clockPrecisionMs: 1000,
  reports: ['sent', 'delivered', 'read', 'failed'],
}
