import { z } from 'zod'

import type { BucketRule } from './bucket.ts'

const perSecond = z.number().positive().max(1_000_000)

/** Meta's rate limits (Cloud API docs "Throughput" and "Pair rate limits"; Instagram docs "Rate limits"). */
export const limitSettings = z.strictObject({
  /** Messages per second of one WhatsApp number, both directions together. */
  whatsappPerSecond: perSecond,
  /** Messages to one customer that may go at once … */
  pairBurst: z.number().int().min(1).max(1_000_000),
  /** … and the time after which another one may. */
  pairEveryMs: z.number().min(0.001).max(3_600_000),
  /** Text messages per second of one Instagram account. */
  instagramPerSecond: perSecond,
})

export type Limits = z.infer<typeof limitSettings>

export const metaLimits: Limits = {
  whatsappPerSecond: 80,
  pairBurst: 45,
  pairEveryMs: 6_000,
  instagramPerSecond: 100,
}

/** A number that is also in the Business app (Cloud API docs, "Throughput"). */
const coexistencePerSecond = 20

export function whatsAppThroughput(
  { whatsappPerSecond }: Limits,
  { coexistence }: { readonly coexistence: boolean },
): BucketRule {
  const burst = coexistence ? Math.min(coexistencePerSecond, whatsappPerSecond) : whatsappPerSecond
  return { burst, perMs: burst / 1_000 }
}

export function pairRule({ pairBurst, pairEveryMs }: Limits): BucketRule {
  return { burst: pairBurst, perMs: 1 / pairEveryMs }
}

export function instagramThroughput({ instagramPerSecond }: Limits): BucketRule {
  return { burst: instagramPerSecond, perMs: instagramPerSecond / 1_000 }
}
