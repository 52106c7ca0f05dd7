import type { Abilities } from '@parley/core/domain/abilities.ts'
import { z } from 'zod'

const most = z.int().describe('The most there may be: characters of a text, or how many of a thing.')
const textLimit = z
  .object({ max: z.int(), unit: z.enum(['characters', 'bytes']) })
  .describe('The longest text.')
const mediaKind = z.enum(['image', 'video', 'audio', 'voice', 'document', 'sticker'])
const media = z
  .object({
    types: z.array(z.string()).readonly().describe('Media types, without parameters.'),
    max_bytes: most,
    caption: textLimit
      .nullable()
      .describe('Null where there is none: the caption goes out as a message of its own.'),
  })
  .optional()
const framing = z.object({
  text: textLimit,
  header: z
    .array(z.enum(['text', ...mediaKind.options]))
    .readonly()
    .describe('Which kinds of header there are.'),
  header_text: most,
  footer: most.describe('0 where there is none.'),
})
const buttons = framing.extend({ most, title: most, payload: most }).optional()
const nothing = z.object({})

/** What the channel of an account can do, with every limit. Plain numbers of letters are UTF-16 code units. */
export const abilitiesShape = z
  .object({
    reply_window_ms: z
      .int()
      .nullable()
      .describe("Milliseconds after the customer's last message; null where there is no window."),
    human_window_ms: z
      .int()
      .nullable()
      .describe(
        'How long after it a person may still answer, with `tag: human_agent`; null where the channel knows no such thing.',
      ),
    text: textLimit,
    sends: z
      .object({
        image: media,
        video: media,
        audio: media,
        voice: media,
        document: media,
        sticker: media,
        album: z
          .object({ most, of: z.array(mediaKind).readonly() })
          .optional()
          .describe('Where it is missing, each file goes out as a message of its own.'),
        location: nothing.optional(),
        contacts: z.object({ most }).optional(),
        buttons: z.object({ reply: buttons, quick_reply: buttons }).optional(),
        list: z
          .object({
            text: textLimit,
            header: most,
            footer: most,
            button: most,
            sections: most,
            rows: most.describe('In all sections together.'),
            section: most,
            title: most,
            payload: most,
            description: most,
          })
          .optional(),
        link: framing.extend({ title: most }).optional(),
        request: z
          .object({
            of: z.array(z.enum(['location', 'address', 'contact_info'])).readonly(),
            text: textLimit,
          })
          .optional(),
        flow: z.object({ text: textLimit, title: most }).optional(),
        cards: z
          .object({
            most,
            title: most,
            subtitle: most,
            buttons: most,
            button_title: most,
            payload: most,
            images_by_link: z.boolean().describe('Whether the pictures must be links.'),
          })
          .optional(),
        template: z.object({ text: textLimit, header: most, cards: most }).optional(),
        reaction: z.object({ within_ms: z.int().nullable() }).optional(),
        heart: nothing.optional(),
      })
      .describe(
        'What can be sent beside text, by the kind of the content. A kind that is missing is refused.',
      ),
    styles: z
      .boolean()
      .describe('Whether phones show `*bold*`, `_italic_`, `~strike~` and `` `mono` `` as such.'),
    replies: z.boolean().describe('Whether a message can name the one it answers.'),
    signals: z
      .object({ typing: z.enum(['alone', 'with_read', 'none']), read: z.boolean() })
      .describe('`with_read`: whoever sees somebody typing sees that their messages were read, too.'),
    reports: z.array(z.enum(['sent', 'delivered', 'read', 'failed'])),
  })
  .meta({ id: 'Abilities' })

export type AbilitiesShape = z.infer<typeof abilitiesShape>

export function presentAbilities(can: Abilities): AbilitiesShape {
  return {
    reply_window_ms: can.replyWindowMs,
    human_window_ms: can.humanWindowMs,
    text: can.text,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names change case, nothing else; a test parses what each channel gives
    sends: snaked(can.sends) as AbilitiesShape['sends'],
    styles: can.styles,
    replies: can.replies,
    signals: can.signals,
    reports: [...can.reports],
  }
}

/** The same with its names in snake case. */
function snaked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snaked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snaked(each),
    ]),
  )
}
