import { isId, type ConversationId } from '@parley/core/domain/ids.ts'
import { z } from 'zod'

/** A message that was written here and that the server has not confirmed. */
const outgoing = z.object({
  /** The idempotency key: the same key is the same message, however often it is posted. */
  key: z.string(),
  conversation: z.custom<ConversationId>((value) => typeof value === 'string' && isId('con', value)),
  text: z.string(),
  writtenAt: z.number(),
  /** Why the server refused it; null while it waits. */
  refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
})
export const outbox = z.array(outgoing)
export type Outgoing = z.infer<typeof outgoing>
export type Outbox = readonly Outgoing[]

export function write(box: Outbox, message: Omit<Outgoing, 'refusal'>): Outgoing[] {
  return [...box, { ...message, refusal: null }]
}

/** Without a message that the server has, or that its writer discarded. */
export function settle(box: Outbox, key: string | null): Outgoing[] {
  return box.filter((message) => message.key !== key)
}

export function refuse(box: Outbox, key: string, refusal: Outgoing['refusal']): Outgoing[] {
  return box.map((message) => (message.key === key ? { ...message, refusal } : message))
}

/** The next to post: the oldest that was not refused, so that the order of writing is the order of sending. */
export function next(box: Outbox): Outgoing | undefined {
  return box.find((message) => message.refusal === null)
}

export function inConversation(box: Outbox, conversation: ConversationId): Outgoing[] {
  return box.filter((message) => message.conversation === conversation)
}
