import { sendContent } from '@parley/contract/send-content.ts'
import { isId, type ConversationId } from '@parley/core/domain/ids.ts'
import { z } from 'zod'

const conversation = z.custom<ConversationId>((value) => typeof value === 'string' && isId('con', value))
const refusal = z.object({ code: z.string(), detail: z.string() }).nullable()

/** What an agent has written: what is sent, and how it reads until the server has it. */
const written = z.object({
  content: sendContent,
  /** The message that it answers, by the channel's id. */
  replyTo: z.string().nullable(),
  shown: z.string(),
  /** Said to the channel where only a person may still answer. */
  tag: z.literal('human_agent').optional(),
})
export type Written = z.infer<typeof written>

/** A message that was written here and that the server has not confirmed. */
const outgoing = written.extend({
  /** The idempotency key: the same key is the same message, however often it is posted. */
  key: z.string(),
  conversation,
  writtenAt: z.number(),
  /** Why the server refused it; null while it waits. */
  refusal,
})
export const outbox = z.array(outgoing)
export type Outgoing = z.infer<typeof outgoing>
export type Outbox = readonly Outgoing[]

export function text(said: string, replyTo: string | null = null): Written {
  return { content: { kind: 'text', text: said }, replyTo, shown: said }
}

export function write(box: Outbox, message: Omit<Outgoing, 'refusal'>): Outgoing[] {
  return [...box, { ...message, refusal: null }]
}

/** Without a message that the server has, or that its writer discarded. */
export function settle(box: Outbox, key: string | null): Outgoing[] {
  return box.filter((message) => message.key !== key)
}

export function refuse(box: Outbox, key: string, why: Outgoing['refusal']): Outgoing[] {
  return box.map((message) => (message.key === key ? { ...message, refusal: why } : message))
}

/** The next to post: the oldest that was not refused, so that the order of writing is the order of sending. */
export function next(box: Outbox): Outgoing | undefined {
  return box.find((message) => message.refusal === null)
}

export function inConversation(box: Outbox, id: ConversationId): Outgoing[] {
  return box.filter((message) => message.conversation === id)
}
