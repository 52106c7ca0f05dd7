import { z } from 'zod'

import { parameters } from '../parameters.ts'
import { Refusal } from '../refusal.ts'

export type InstagramCall =
  | {
      readonly kind: 'message'
      readonly to: string
      readonly text: string
      readonly replyTo?: string | undefined
      readonly humanAgent: boolean
    }
  | { readonly kind: 'action'; readonly to: string; readonly action: SenderAction }

export type SenderAction = z.infer<typeof action>['sender_action']

const mistakes = { invalid: 'instagramParameter', missing: 'instagramParameter' } as const

/** Longest text in bytes of UTF-8 (Instagram Platform docs, "Send a message"). */
const textBytes = 1_000

/** The body of `POST /{account}/messages`: a text, or an action of the sender with nothing beside it. */
export function readBody(body: object): InstagramCall {
  if ('sender_action' in body) {
    const { recipient, sender_action } = parameters(action, body, mistakes)
    return { kind: 'action', to: recipient.id, action: sender_action }
  }
  const { recipient, message: said, reply_to, messaging_type, tag } = parameters(message, body, mistakes)
  if (Buffer.byteLength(said.text) > textBytes) {
    throw new Refusal(
      'instagramParameter',
      `Length of param message[text] must be less than or equal to ${textBytes}`,
    )
  }
  if (messaging_type === 'MESSAGE_TAG' && tag === undefined) {
    throw new Refusal('instagramParameter', 'The parameter tag is required with messaging_type MESSAGE_TAG.')
  }
  const humanAgent = tag !== undefined && (messaging_type ?? 'MESSAGE_TAG') === 'MESSAGE_TAG'
  return { kind: 'message', to: recipient.id, text: said.text, replyTo: reply_to?.mid, humanAgent }
}

const recipient = z.strictObject({ id: z.string().min(1) })

const action = z.strictObject({
  recipient,
  sender_action: z.enum(['typing_on', 'typing_off', 'mark_seen']),
})

const message = z.strictObject({
  recipient,
  messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG']).optional(),
  tag: z.literal('HUMAN_AGENT').optional(),
  message: z.strictObject({ text: z.string().min(1) }),
  reply_to: z.strictObject({ mid: z.string().min(1) }).optional(),
})
