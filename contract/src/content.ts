import type { Content, Context } from '@parley/core/domain/content.ts'
import { mapContext, mapFiles } from '@parley/core/domain/files-within.ts'
import { z } from 'zod'

import { attachedShape, presentAttached } from './file.ts'

const text = z.string()
const orNone = z.string().nullable()

const medium = z.object({
  kind: z.enum(['image', 'video', 'audio', 'voice', 'document', 'sticker']),
  file: attachedShape,
})
const media = medium.extend({ caption: orNone })
const place = z.object({
  kind: z.literal('location'),
  latitude: z.number().describe('In degrees.'),
  longitude: z.number(),
  name: orNone,
  address: orNone,
})
const words = z.object({ kind: z.literal('text'), text })
const header = z.union([words, medium]).nullable()
const buttonKinds = z.enum(['reply', 'link', 'copy_code', 'flow'])
const filled = z.object({
  header: z
    .union([words.extend({ name: text.optional() }), medium, place])
    .nullable()
    .describe('For a text, `name` where its gap has one.'),
  body: z.record(z.string(), z.string()).describe('What fills the gaps of the text, by name or number.'),
  buttons: z
    .record(z.string(), z.object({ kind: buttonKinds, value: text }))
    .describe(
      "What fills a button, by its place from 0: its payload, the end of its address, its code, its flow's token.",
    ),
})
const card = z.object({
  name: text,
  phones: z.array(z.object({ number: text, type: orNone })).readonly(),
  emails: z.array(z.object({ address: text, type: orNone })).readonly(),
  addresses: z.array(text).readonly(),
  organization: orNone,
  urls: z.array(text).readonly(),
  birthday: orNone,
})
const choices = z.enum(['button', 'list', 'quick_reply', 'template_button', 'menu', 'permission'])
const button = z.object({ title: text, payload: text })
const row = button.extend({ description: orNone })
const cardButton = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), title: text, url: text }),
  z.object({ kind: z.literal('reply'), title: text, payload: text }),
])

const taps = z.array(text).readonly().optional()

/** What a message says. New kinds are added over time: pass over what you do not know. */
export const contentShape = z
  .discriminatedUnion('kind', [
    words.extend({ preview: z.boolean().optional() }),
    media,
    z.object({ kind: z.literal('album'), items: z.array(media).readonly(), caption: orNone }),
    place,
    z.object({ kind: z.literal('contacts'), cards: z.array(card).readonly() }),
    z.object({ kind: z.literal('choice'), of: choices, text, payload: text, description: orNone }),
    z
      .object({ kind: z.literal('form'), name: text, text, data: text })
      .describe('`data` is JSON text of an object.'),
    z.object({
      kind: z.literal('order'),
      catalog: text,
      text: orNone,
      items: z
        .array(z.object({ product: text, quantity: z.number(), price: z.number(), currency: text }))
        .readonly(),
    }),
    z.object({
      kind: z.literal('share'),
      of: z.enum(['post', 'reel', 'story', 'story_mention', 'link']),
      title: orNone,
      url: orNone,
      file: attachedShape.nullable(),
    }),
    z.object({
      kind: z.literal('call'),
      state: z.enum(['ringing', 'accepted', 'rejected', 'ended', 'other']),
      seconds: z.number().nullable(),
    }),
    z.object({
      kind: z.literal('notice'),
      of: z.enum([
        'number_changed',
        'user_id_changed',
        'identity_changed',
        'chat_opened',
        'referral',
        'other',
      ]),
      text,
    }),
    z
      .object({ kind: z.literal('reaction'), to: text, emoji: orNone })
      .describe("`to` is the channel's id of the message; no emoji takes the reaction back."),
    z.object({
      kind: z.literal('buttons'),
      of: z.enum(['reply', 'quick_reply']),
      text,
      header,
      footer: orNone,
      buttons: z.array(button).readonly(),
    }),
    z.object({
      kind: z.literal('list'),
      text,
      header: orNone,
      footer: orNone,
      button: text.describe('What opens the list.'),
      sections: z.array(z.object({ title: orNone, rows: z.array(row).readonly() })).readonly(),
    }),
    z.object({ kind: z.literal('link'), text, header, footer: orNone, title: text, url: text }),
    z.object({
      kind: z.literal('request'),
      of: z.enum(['location', 'address', 'contact_info']),
      text,
      country: orNone,
    }),
    z.object({
      kind: z.literal('flow'),
      text,
      flow: text,
      title: text,
      token: orNone,
      screen: orNone,
      data: orNone,
    }),
    z.object({
      kind: z.literal('cards'),
      cards: z
        .array(
          z.object({
            title: text,
            subtitle: orNone,
            image: attachedShape.nullable(),
            url: orNone,
            buttons: z.array(cardButton).readonly(),
          }),
        )
        .readonly(),
    }),
    filled
      .extend({
        kind: z.literal('template'),
        name: text,
        language: text,
        cards: z.array(filled.extend({ text: text.optional(), taps })).readonly(),
        text,
        taps,
      })
      .describe(
        '`text` and the titles of buttons (`taps`) are what the customer reads, as far as it is known here.',
      ),
    z.object({ kind: z.literal('heart') }),
    z.object({ kind: z.literal('unsupported'), type: text, raw: text }).describe('As the channel sent it.'),
    z.object({ kind: z.literal('erased') }).describe('In router mode, once everybody has it.'),
    z.object({ kind: z.literal('deleted') }).describe('Whoever wrote it has taken it back.'),
  ])
  .meta({ id: 'Content' })

/** What stands around a message; each only where it is so. */
export const contextShape = z
  .object({
    forwarded: z.enum(['once', 'often']).optional(),
    referral: z
      .object({
        source: orNone,
        source_id: orNone,
        url: orNone,
        title: orNone,
        text: orNone,
        ref: orNone,
        click_id: orNone,
        file: attachedShape.nullable(),
      })
      .optional()
      .describe('The advertisement or link through which the customer came.'),
    story: z
      .object({ id: orNone, url: orNone, file: attachedShape.nullable() })
      .optional()
      .describe('The story that the message answers.'),
    product: z.object({ catalog: orNone, product: text }).optional(),
    writer: text.optional().describe('Who wrote it, where several people share a thread.'),
  })
  .meta({ id: 'Context' })

export type ContentShape = z.infer<typeof contentShape>

export function presentContent(content: Content): ContentShape {
  return mapFiles(content, presentAttached)
}

export function presentContext(context: Context): z.infer<typeof contextShape> {
  const { referral, ...rest } = mapContext(context, presentAttached)
  if (!referral) return rest
  const { sourceId, clickId, ...others } = referral
  return { ...rest, referral: { ...others, source_id: sourceId, click_id: clickId } }
}
