import { z } from 'zod'

import { parameters } from '../parameters.ts'
import { Refusal } from '../refusal.ts'
import { messageShape, type InstagramMessage } from './message.ts'

export type InstagramCall =
  | {
      readonly kind: 'message'
      readonly to: string
      readonly message: InstagramMessage
      readonly replyTo?: string | undefined
      readonly humanAgent: boolean
    }
  | { readonly kind: 'action'; readonly to: string; readonly action: SenderAction }
  | { readonly kind: 'reaction'; readonly to: string; readonly messageId: string; readonly emoji: string }

export type SenderAction = z.infer<typeof action>['sender_action']

const mistakes = { invalid: 'instagramParameter', missing: 'instagramParameter' } as const

/** Longest text in bytes of UTF-8 (Instagram Platform docs, "Send a message"). */
const textBytes = 1_000

/** The body of `POST /{account}/messages`: a message, or an action of the sender with nothing beside it. */
export function readBody(body: object): InstagramCall {
  if ('sender_action' in body) return readAction(body)
  const read = parameters(call, body, mistakes)
  const { recipient, message, reply_to, messaging_type, tag } = read
  const { text } = message
  if (text !== undefined && Buffer.byteLength(text) > textBytes) {
    throw new Refusal(
      'instagramParameter',
      `Length of param message[text] must be less than or equal to ${textBytes}`,
    )
  }
  if (messaging_type === 'MESSAGE_TAG' && tag === undefined) {
    throw new Refusal('instagramParameter', 'The parameter tag is required with messaging_type MESSAGE_TAG.')
  }
  const humanAgent = tag !== undefined && (messaging_type ?? 'MESSAGE_TAG') === 'MESSAGE_TAG'
  return { kind: 'message', to: recipient.id, message, replyTo: reply_to?.mid, humanAgent }
}

function readAction(body: object): InstagramCall {
  const wanted: unknown = Reflect.get(body, 'sender_action')
  if (wanted !== 'react' && wanted !== 'unreact') {
    const { recipient, sender_action } = parameters(action, body, mistakes)
    return { kind: 'action', to: recipient.id, action: sender_action }
  }
  const { recipient, sender_action, payload } = parameters(reaction, body, mistakes)
  if (sender_action === 'react' && payload.reaction === undefined)
    throw new Refusal('instagramParameter', "The parameter payload['reaction'] is required.")
  const emoji = sender_action === 'unreact' ? '' : (payload.reaction ?? '')
  return {
    kind: 'reaction',
    to: recipient.id,
    messageId: payload.message_id,
    emoji: emoji === 'love' ? '❤️' : emoji,
  }
}

const recipient = z.strictObject({ id: z.string().min(1) })

const action = z.strictObject({
  recipient,
  sender_action: z.enum(['typing_on', 'typing_off', 'mark_seen']),
})

const reaction = z.strictObject({
  recipient,
  sender_action: z.enum(['react', 'unreact']),
  payload: z.strictObject({ message_id: z.string().min(1), reaction: z.string().min(1).max(32).optional() }),
})

const call = z.strictObject({
  recipient,
  messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG']).optional(),
  tag: z.literal('HUMAN_AGENT').optional(),
  message: messageShape,
  reply_to: z.strictObject({ mid: z.string().min(1) }).optional(),
})
