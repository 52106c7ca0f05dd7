import { z } from 'zod'

import { around, says } from './says.ts'

const messageId = z.string().min(1)
const text = z.string().min(1).max(4_096)

/** What a customer can do beside writing. */
export const does = z.discriminatedUnion('kind', [
  /** No emoji takes it back. */
  z.strictObject({ kind: z.literal('reaction'), messageId, emoji: z.string().max(32).default('') }),
  z.strictObject({ kind: z.literal('edit'), messageId, text }),
  z.strictObject({ kind: z.literal('unsend'), messageId }),
  z.strictObject({ kind: z.literal('played'), messageId }),
  z.strictObject({ kind: z.literal('block'), blocked: z.boolean().default(true) }),
  z.strictObject({ kind: z.literal('preference'), value: z.enum(['stop', 'resume']) }),
  z.strictObject({
    kind: z.literal('number'),
    phone: z.string().regex(/^\d{7,15}$/, 'must be 7 to 15 digits'),
  }),
  /** A new phone: the key that proves who it is differs. */
  z.strictObject({ kind: z.literal('identity') }),
  z.strictObject({
    kind: z.literal('call'),
    event: z.enum(['connect', 'terminate']),
    callId: z.string().min(1).optional(),
    seconds: z.number().int().min(0).optional(),
  }),
  /** An ig.me link, in a conversation that there is already. */
  z.strictObject({
    kind: z.literal('referral'),
    ref: text.default('summer'),
    source: z.string().default('SHORTLINK'),
  }),
])

/** What the business can do on its own phone. */
export const businessDoes = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('write'), says, replyTo: around.shape.replyTo }),
  z.strictObject({ kind: z.literal('edit'), messageId, text }),
  z.strictObject({ kind: z.literal('unsend'), messageId }),
])

export type Does = z.output<typeof does>
export type BusinessDoes = z.output<typeof businessDoes>
