import { z } from 'zod'

/** A delivery as the sink lists it. */
export const webhook = z.object({
  arrival: z.int(),
  at: z.number(),
  id: z.string(),
  check: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('verified') }),
    z.object({ kind: z.literal('refused'), why: z.string() }),
  ]),
  status: z.int(),
  type: z.string(),
  sequence: z.int(),
  body: z.string(),
})
export type Webhook = z.infer<typeof webhook>

export const webhookPage = z.object({ data: z.array(webhook), arrivals: z.int() })

const about = z.object({
  data: z.object({
    message: z.object({ content: z.object({ text: z.string() }) }).optional(),
    conversation: z.object({ customer: z.object({ name: z.string() }) }).optional(),
  }),
})

/** What the message says that the webhook is about, or whose conversation it is: for the eye. */
export function glance({ body }: Webhook): string {
  const { message, conversation } = about.safeParse(parse(body)).data?.data ?? {}
  return message?.content.text ?? conversation?.customer.name ?? ''
}

export function pretty({ body }: Webhook): string {
  const json = parse(body)
  return json === undefined ? body : JSON.stringify(json, null, 1)
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
