import { z } from 'zod'

const count = z.int().min(0)

/** What the panel shows, as the demo tells it once a second. */
export const demoState = z.object({
  verdict: z.object({
    received: count,
    stored: count,
    answered: count,
    delivered: count,
    underWay: count,
    lost: count,
    duplicated: count,
    outOfOrder: count,
    details: z.array(z.string()).readonly(),
  }),
  /** The thousand messages, while they are being written. */
  rush: z.object({ running: z.boolean(), written: count, messages: count }),
  /** Whether the chaos dial is turned up. */
  rough: z.boolean(),
  mood: z.object({ kind: z.enum(['well', 'failing', 'slow']), until: z.number() }),
})
export type DemoState = z.infer<typeof demoState>
