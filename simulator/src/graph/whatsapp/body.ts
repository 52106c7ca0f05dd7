import { z } from 'zod'

import { parameters } from '../parameters.ts'
import { Refusal } from '../refusal.ts'
import { contacts } from './messages/contacts.ts'
import { interactive } from './messages/interactive.ts'
import { audio, document, image, sticker, video } from './messages/media.ts'
import { coordinates } from './messages/place.ts'
import { template } from './messages/template.ts'

export type WhatsAppCall =
  | { readonly kind: 'message'; readonly message: WhatsAppMessage }
  | { readonly kind: 'read'; readonly messageId: string; readonly typing: boolean }

export type WhatsAppMessage = {
  [T in keyof typeof messages]: z.infer<(typeof messages)[T]>
}[keyof typeof messages]

const mistakes = { invalid: 'invalidParameter', missing: 'missingParameter' } as const

/** The body of `POST /{phone number}/messages`, checked as strictly as Meta does (Cloud API docs, "Messages"). */
export function readBody(body: object): WhatsAppCall {
  const { status, type } = parameters(product, body, {
    invalid: 'invalidParameter',
    missing: 'invalidParameter',
  })
  if (status !== undefined) {
    const { message_id, typing_indicator } = parameters(mark, body, mistakes)
    return { kind: 'read', messageId: message_id, typing: typing_indicator !== undefined }
  }
  if (!isKnown(type))
    throw new Refusal('unsupportedType', `Message type "${type}" is not currently supported.`)
  return { kind: 'message', message: parameters<WhatsAppMessage>(messages[type], body, mistakes) }
}

const product = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  status: z.unknown().optional(),
  type: z.string().default('text'),
})

const mark = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string().min(1),
  typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
})

const addressed = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.enum(['individual', 'group']).default('individual'),
  to: z.string().min(1).optional(),
  recipient: z.string().min(1).optional(),
  context: z.strictObject({ message_id: z.string().min(1) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
  recipient_identity_key_hash: z.string().optional(),
})

/** What may be sent: a line per type, with the object that stands under the type's name. */
const messages = {
  text: addressed.extend({
    type: z.literal('text').default('text'),
    text: z.strictObject({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() }),
  }),
  image: addressed.extend({ type: z.literal('image'), image }),
  video: addressed.extend({ type: z.literal('video'), video }),
  audio: addressed.extend({ type: z.literal('audio'), audio }),
  document: addressed.extend({ type: z.literal('document'), document }),
  sticker: addressed.extend({ type: z.literal('sticker'), sticker }),
  location: addressed.extend({ type: z.literal('location'), location: coordinates }),
  contacts: addressed.extend({ type: z.literal('contacts'), contacts }),
  reaction: addressed.extend({
    type: z.literal('reaction'),
    reaction: z.strictObject({ message_id: z.string().min(1), emoji: z.string().max(32) }),
  }),
  interactive: addressed.extend({ type: z.literal('interactive'), interactive }),
  template: addressed.extend({ type: z.literal('template'), template }),
}

function isKnown(type: string): type is keyof typeof messages {
  return Object.hasOwn(messages, type)
}
