import { z } from 'zod'

/** As much of a webhook as this CRM cares about; it was written from the documentation, not from the hub's code. */
export const eventShape = z.object({
  type: z.string(),
  sequence: z.int(),
  /** Null for what is about an account. */
  conversation_id: z.string().nullable(),
  data: z.object({
    message: z.object({ id: z.string(), channel_message_id: z.string().nullable() }).optional(),
  }),
})

/** How the sink behaves for a while, so that people can watch the hub try again. */
export const mood = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('well') }),
  z.object({ kind: z.literal('failing'), forMs: z.int().min(1).max(600_000) }),
  z.object({
    kind: z.literal('slow'),
    forMs: z.int().min(1).max(600_000),
    delayMs: z.int().min(1).max(30_000),
  }),
])
export type Mood = z.infer<typeof mood>

export const webhooksQuery = z.object({
  /** The number of the last arrival that is known already. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
