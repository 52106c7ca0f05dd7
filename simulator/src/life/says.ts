import { z } from 'zod'

import { samples, type SampleName } from '../media/samples.ts'

const words = z.string().min(1).max(4_096)
const caption = z.string().max(1_024).optional()

/** A sample by name, an upload by id, or a variant of a sample that no other seed has. */
const file = z.union([
  z.string().min(1).max(200),
  z.strictObject({
    sample: z.string().refine((name): name is SampleName => Object.hasOwn(samples, name), {
      error: `must be one of ${Object.keys(samples).join(', ')}`,
    }),
    seed: z.number().int().min(0),
    size: z
      .number()
      .int()
      .min(0)
      .max(64 * 1024 * 1024)
      .optional(),
  }),
])

const contact = z.strictObject({
  name: words,
  phones: z.array(z.string().regex(/^\+?[\d ()-]{5,24}$/, 'must be a phone number')).optional(),
  emails: z.array(z.string().min(3)).optional(),
  organization: words.optional(),
})

/** What a customer can say, whatever they use to say it; not every app can say all. */
export const says = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: words }),
  z.strictObject({ kind: z.literal('image'), file: file.default('photo.jpg'), caption }),
  z.strictObject({ kind: z.literal('video'), file: file.default('clip.mp4'), caption }),
  z.strictObject({ kind: z.literal('audio'), file: file.default('song.mp3') }),
  z.strictObject({ kind: z.literal('voice'), file: file.optional() }),
  z.strictObject({
    kind: z.literal('document'),
    file: file.default('paper.pdf'),
    caption,
    filename: words.optional(),
  }),
  z.strictObject({
    kind: z.literal('sticker'),
    file: file.default('sticker.webp'),
    animated: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('album'), files: z.array(file).min(2).max(30) }),
  z.strictObject({
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90).default(38.7223),
    longitude: z.number().min(-180).max(180).default(-9.1393),
    name: words.optional(),
    address: words.optional(),
  }),
  z.strictObject({ kind: z.literal('contacts'), contacts: z.array(contact).min(1) }),
  z.strictObject({
    kind: z.literal('order'),
    catalog: words.default('194836987003835'),
    text: words.optional(),
    items: z
      .array(
        z.strictObject({
          product: words,
          quantity: z.number().int().min(1).default(1),
          price: z.number().min(0),
          currency: z.string().length(3).default('USD'),
        }),
      )
      .min(1),
  }),
  z.strictObject({ kind: z.literal('heart') }),
  z.strictObject({
    kind: z.enum(['post', 'reel', 'share']),
    title: words.optional(),
    url: z.url().optional(),
  }),
  z.strictObject({ kind: z.literal('story_reply'), text: words, file: file.default('photo.jpg') }),
  z.strictObject({ kind: z.literal('story_mention'), file: file.default('photo.jpg') }),
  z.strictObject({ kind: z.literal('postback'), title: words, payload: words }),
  /** Opened the chat without a word. */
  z.strictObject({ kind: z.literal('welcome') }),
  /** What Meta does not pass on: a poll, a message seen once, a file beyond 100 MB … */
  z.strictObject({
    kind: z.literal('unsupported'),
    of: z.string().min(1).max(40).default('poll'),
    code: z.number().int().default(131_051),
  }),
  /** Anything, as the platform has it: the item's own keys on WhatsApp, those of `message` on Instagram. */
  z.strictObject({ kind: z.literal('raw'), item: z.looseObject({}) }),
])

export type Says = z.output<typeof says>
export type Kind = Says['kind']
export type FileName = z.output<typeof file>

/** How a message stands to others, and where it came from. */
export const around = z.strictObject({
  replyTo: z.string().min(1).optional(),
  forwarded: z.enum(['once', 'often']).optional(),
  /** The group it was written in (WhatsApp). */
  group: z.string().min(1).optional(),
  /** The product of the catalogue it asks about. */
  product: z.strictObject({ catalog: words, product: words }).optional(),
  /** The advertisement that led here. */
  referral: z
    .strictObject({
      title: words.default('Fresh bread every morning'),
      text: words.default('Order by chat'),
      url: z.url().default('https://fb.me/simulated'),
      sourceId: words.default('120212345678900123'),
      ref: words.optional(),
      clickId: words.default('AffSimulatedClick1'),
    })
    .optional(),
})

export type Around = z.output<typeof around>
