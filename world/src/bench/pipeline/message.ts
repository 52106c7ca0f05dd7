import { z } from 'zod'

/** What the pipeline reads of a webhook: text messages, and nothing else. */
const webhook = z.object({
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          value: z.object({
            metadata: z.object({ phone_number_id: z.string() }),
            contacts: z.array(z.object({ wa_id: z.string(), profile: z.object({ name: z.string() }) })),
            messages: z.array(
              z.object({
                id: z.string(),
                from: z.string(),
                timestamp: z.string(),
                text: z.object({ body: z.string() }),
              }),
            ),
          }),
        }),
      ),
    }),
  ),
})

/** The data of a job: one message. */
export interface Incoming {
  readonly wamid: string
  readonly account: string
  readonly phone: string
  readonly name: string
  readonly text: string
  readonly sentAt: number
}

export const queueName = 'messages'

export function messagesOf(body: unknown): readonly Incoming[] {
  const values = webhook.parse(body).entry.flatMap(({ changes }) => changes.map(({ value }) => value))
  return values.flatMap(({ metadata, contacts, messages }) =>
    messages.map(({ id, from, timestamp, text }) => ({
      wamid: id,
      account: metadata.phone_number_id,
      phone: from,
      name: contacts.find(({ wa_id: phone }) => phone === from)?.profile.name ?? from,
      text: text.body,
      sentAt: Number(timestamp) * 1000,
    })),
  )
}
