import type { Abilities } from '@parley/core/domain/abilities.ts'

/** WhatsApp Cloud API, "Messages" and "Customer service windows". */
export const can: Abilities = {
  replyWindowMs: 24 * 3_600_000,
  text: { max: 4096, unit: 'characters' },
  contents: ['text'],
  clockPrecisionMs: 1000,
  reports: ['sent', 'delivered', 'read', 'failed'],
  // "Throughput" and "Pair rate limits": 80 messages a second; to one person one in 6 seconds, 45 ahead of that.
  pace: {
    account: { rate: { perSecond: 80, burst: 80 }, mostAtOnce: 64 },
    customer: { rate: { perSecond: 1 / 6, burst: 45 }, mostAtOnce: 1 },
  },
}
