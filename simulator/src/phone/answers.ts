import { z } from 'zod'

/** What the control API answers, as far as the phones use it. */
export const accountAnswer = z.object({
  kind: z.enum(['whatsapp', 'instagram']),
  id: z.string(),
  name: z.string(),
  displayPhone: z.string().optional(),
  coexistence: z.boolean().default(false),
  username: z.string().optional(),
})

export const customerAnswer = z.object({
  kind: z.enum(['whatsapp', 'instagram']),
  id: z.string(),
  name: z.string(),
  phone: z.string().optional(),
  username: z.string().optional(),
})

const offer = z.object({
  kind: z.enum(['button', 'row', 'template_button', 'quick_reply', 'postback', 'link', 'flow', 'request']),
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  url: z.string().optional(),
})

const card = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  footer: z.string().optional(),
  offers: z.array(offer),
})

const layout = card.extend({ cards: z.array(card) })

export const bubbleAnswer = z.object({
  id: z.string(),
  from: z.enum(['customer', 'business']),
  type: z.string(),
  text: z.string(),
  /** What the platform has under the type's name; `read-detail.ts` reads it. */
  detail: z.unknown().optional(),
  files: z
    .array(z.object({ id: z.string(), kind: z.string(), type: z.string(), name: z.string() }))
    .default([]),
  offers: z.array(offer).default([]),
  layout: layout.optional(),
  reactions: z.object({ customer: z.string().optional(), business: z.string().optional() }).default({}),
  edits: z.number().default(0),
  deleted: z.boolean().optional(),
  forwarded: z.enum(['once', 'often']).optional(),
  advertisement: z.string().optional(),
  at: z.number(),
  replyTo: z.string().optional(),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
})

export const threadAnswer = z.object({
  bubbles: z.array(bubbleAnswer),
  blocked: z.boolean(),
  marketingStopped: z.boolean(),
})

export const fileAnswer = z.object({ id: z.string() })

const pair = { accountId: z.string(), customerId: z.string() }

export const sightEvent = z.discriminatedUnion('kind', [
  z.object({ ...pair, kind: z.literal('bubble'), bubble: bubbleAnswer }),
  z.object({ ...pair, kind: z.literal('change'), bubble: bubbleAnswer }),
  z.object({ ...pair, kind: z.literal('ticks'), id: z.string(), status: bubbleAnswer.shape.status }),
  z.object({ ...pair, kind: z.literal('typing'), typing: z.boolean() }),
])

export const countersAnswer = z.object({
  pending: z.number(),
  posts: z.number(),
  redeliveries: z.number(),
  duplicates: z.number(),
  written: z.number(),
  accepted: z.number(),
  graphCalls: z.number(),
})

export const problemAnswer = z.object({ detail: z.string() })

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item) })
}

export type Kind = Account['kind']
export type Account = z.infer<typeof accountAnswer>
export type Customer = z.infer<typeof customerAnswer>
export type Bubble = z.infer<typeof bubbleAnswer>
export type ShownFile = Bubble['files'][number]
export type Offer = z.infer<typeof offer>
export type Card = z.infer<typeof card>
export type Thread = z.infer<typeof threadAnswer>
export type Sight = z.infer<typeof sightEvent>
export type Counters = z.infer<typeof countersAnswer>
