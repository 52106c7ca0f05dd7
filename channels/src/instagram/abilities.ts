import type { Abilities } from '@parley/core/domain/abilities.ts'

/** Instagram Platform, "Messaging API". Of what was sent, webhooks report only that it was read. */
export const can: Abilities = {
  replyWindowMs: 24 * 3_600_000,
  text: { max: 1000, unit: 'bytes' },
  contents: ['text'],
  clockPrecisionMs: 1,
  reports: ['read'],
  // "Rate limits": 100 text messages a second for each account.
  pace: { account: { rate: { perSecond: 100, burst: 100 }, mostAtOnce: 64 }, customer: null },
}
