import type { Content } from '@parley/core/domain/content.ts'
import type { NamedFile } from '@parley/core/domain/file.ts'
import { mapFiles } from '@parley/core/domain/files-within.ts'
import { z } from 'zod'

import { id } from './shapes.ts'

const short = z.string().trim().min(1).max(4096)
const words = z.string().trim().min(1).max(65_536)
const orNone = short.nullable().default(null)
const address = z.url({ protocol: /^https?$/ }).max(2048)

/** A file that was uploaded, or that came in, by its id; or where it lies, for the channel to fetch. */
const file = z.union([
  z.object({ file_id: id('fil') }),
  z.object({
    link: z.url({ protocol: /^https$/ }).max(2048),
    name: z.string().trim().min(1).max(240).nullable().default(null),
  }),
])
const medium = z.object({
  kind: z.enum(['image', 'video', 'audio', 'voice', 'document', 'sticker']),
  file,
})
const media = medium.extend({ caption: words.nullable().default(null) })
const place = z.object({
  kind: z.literal('location'),
  latitude: z.number().min(-90).max(90).describe('In degrees.'),
  longitude: z.number().min(-180).max(180),
  name: orNone,
  address: orNone,
})
const header = z
  .union([z.object({ kind: z.literal('text'), text: short }), medium])
  .nullable()
  .default(null)
const contact = z.object({
  name: short,
  phones: z.array(z.object({ number: short, type: orNone })).default([]),
  emails: z.array(z.object({ address: short, type: orNone })).default([]),
  addresses: z.array(short).default([]),
  organization: orNone,
  urls: z.array(short).default([]),
  birthday: orNone.describe('As `2000-01-31`.'),
})
const button = z.object({ title: short, payload: short })
const row = button.extend({ description: orNone })
const cardButton = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), title: short, url: address }),
  z.object({ kind: z.literal('reply'), title: short, payload: short }),
])
const filled = z.object({
  header: z
    .union([z.object({ kind: z.literal('text'), text: short, name: short.optional() }), medium, place])
    .nullable()
    .default(null)
    .describe('For a text, `name` where its gap has one.'),
  body: z
    .record(z.string().max(64), short)
    .default({})
    .describe('What fills the gaps of the text, by name or number.'),
  buttons: z
    .record(
      z.string().regex(/^\d$/),
      z.object({ kind: z.enum(['reply', 'link', 'copy_code', 'flow']), value: short }),
    )
    .default({})
    .describe(
      "What fills a button, by its place from 0: its payload, the end of its address, its code, its flow's token.",
    ),
})

/** What can be said. What an account's channel can send of it, and how much, stands in the account's `can`. */
export const sendContent = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('text'),
      text: words,
      preview: z
        .boolean()
        .optional()
        .describe('Whether the first link is shown with a preview, where the channel lets us choose.'),
    }),
    media,
    z.object({
      kind: z.literal('album'),
      items: z.array(media).min(2).max(30),
      caption: words.nullable().default(null),
    }),
    place,
    z.object({ kind: z.literal('contacts'), cards: z.array(contact).min(1).max(300) }),
    z
      .object({
        kind: z.literal('buttons'),
        of: z.enum(['reply', 'quick_reply']).default('reply'),
        text: short,
        header,
        footer: orNone,
        buttons: z.array(button).min(1).max(20),
      })
      .describe('`reply`: buttons that stay; `quick_reply`: they go once one was tapped.'),
    z.object({
      kind: z.literal('list'),
      text: short,
      header: orNone,
      footer: orNone,
      button: short.describe('What opens the list.'),
      sections: z
        .array(z.object({ title: orNone, rows: z.array(row).min(1).max(20) }))
        .min(1)
        .max(20),
    }),
    z
      .object({
        kind: z.literal('link'),
        text: short,
        header,
        footer: orNone,
        title: short,
        url: address,
      })
      .describe('A text with one button that opens an address.'),
    z
      .object({
        kind: z.literal('request'),
        of: z.enum(['location', 'address', 'contact_info']),
        text: short,
        country: z
          .string()
          .regex(/^[A-Z]{2}$/)
          .nullable()
          .default(null),
      })
      .describe('Asks for what the platform can fill in; an address needs the `country`, in two letters.'),
    z
      .object({
        kind: z.literal('flow'),
        text: short,
        flow: short,
        title: short,
        token: orNone,
        screen: orNone,
        data: orNone,
      })
      .describe(
        'A form of the platform by its id there; `data` is JSON text of an object for its first `screen`.',
      ),
    z.object({
      kind: z.literal('cards'),
      cards: z
        .array(
          z.object({
            title: short,
            subtitle: orNone,
            image: file.nullable().default(null),
            url: address.nullable().default(null),
            buttons: z.array(cardButton).max(10).default([]),
          }),
        )
        .min(1)
        .max(20),
    }),
    filled.extend({
      kind: z.literal('template'),
      name: short,
      language: short.describe('As the platform writes it: `en_US`.'),
      cards: z.array(filled).max(20).default([]),
    }),
    z
      .object({ kind: z.literal('reaction'), to: short, emoji: z.emoji().max(64).nullable() })
      .describe("`to` is the message, by our id or the channel's; no emoji takes the reaction back."),
    z.object({ kind: z.literal('heart') }),
  ])
  .meta({ id: 'SendContent' })

export function readContent(said: z.output<typeof sendContent>): Content<NamedFile> {
  const content: Content<z.output<typeof file>> = said.kind === 'template' ? { ...said, text: '' } : said
  return mapFiles(content, named)
}

function named(given: z.output<typeof file>): NamedFile {
  return 'link' in given ? given : { fileId: given.file_id }
}
