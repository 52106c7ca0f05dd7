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

const withText = z.object({
  data: z.object({ message: z.object({ content: z.object({ text: z.string() }) }) }),
})

/** What the message says that the webhook is about, for the eye. */
export function textOf({ body }: Webhook): string | null {
  const read = withText.safeParse(parse(body))
  return read.success ? read.data.data.message.content.text : null
}

export function pretty({ body }: Webhook): string {
  const json = parse(body)
  return json === undefined ? body : JSON.stringify(json, null, 2)
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
