import { z } from 'zod'

const url = z.url({ protocol: /^https?$/ })

/** `url` for Meta to fetch, or `attachment_id` of an upload; exactly one of them. */
const file = z
  .strictObject({
    url: url.optional(),
    attachment_id: z.string().min(1).optional(),
    is_reusable: z.boolean().optional(),
  })
  .refine((one) => (one.url === undefined) !== (one.attachment_id === undefined), {
    error: 'exactly one of url and attachment_id is required',
  })

const button = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('web_url'), url, title: z.string().min(1).max(20) }),
  z.strictObject({
    type: z.literal('postback'),
    title: z.string().min(1).max(20),
    payload: z.string().min(1).max(1_000),
  }),
])

const buttons = z.array(button).min(1).max(3)

/** Instagram Platform docs, "Generic template" and "Button template". */
const template = z.discriminatedUnion('template_type', [
  z.strictObject({
    template_type: z.literal('generic'),
    elements: z
      .array(
        z.strictObject({
          title: z.string().min(1).max(80),
          subtitle: z.string().min(1).max(80).optional(),
          image_url: url.optional(),
          default_action: z.strictObject({ type: z.literal('web_url'), url }).optional(),
          buttons: buttons.optional(),
        }),
      )
      .min(1)
      .max(10),
  }),
  z.strictObject({ template_type: z.literal('button'), text: z.string().min(1).max(640), buttons }),
])

const attachment = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['image', 'video', 'audio', 'file']), payload: file }),
  z.strictObject({ type: z.literal('MEDIA_SHARE'), payload: z.strictObject({ id: z.string().min(1) }) }),
  z.strictObject({ type: z.literal('like_heart') }),
  z.strictObject({ type: z.literal('template'), payload: template }),
])

const quickReply = z.strictObject({
  content_type: z.literal('text'),
  /** Longer ones are cut without a word. */
  title: z.string().min(1),
  payload: z.string().min(1).max(1_000),
})

/** What a message holds: one text, one attachment, or up to ten pictures (docs: "Send a message"). */
export const messageShape = z
  .strictObject({
    text: z.string().min(1).optional(),
    attachment: attachment.optional(),
    attachments: z
      .array(z.strictObject({ type: z.literal('image'), payload: file }))
      .min(1)
      .max(10)
      .optional(),
    quick_replies: z.array(quickReply).min(1).max(13).optional(),
  })
  .refine(
    ({ text, attachment: one, attachments }) =>
      [text, one, attachments].filter((part) => part !== undefined).length === 1,
    { error: 'exactly one of text, attachment and attachments is required' },
  )
  .refine(({ text, quick_replies: replies }) => replies === undefined || text !== undefined, {
    error: 'quick_replies need a text',
  })

/** The body of an upload (docs: "Attachment upload"). */
export const uploadShape = z.strictObject({
  attachment: z.strictObject({
    type: z.enum(['image', 'video', 'audio', 'file']),
    payload: z.strictObject({ url: url.optional(), is_reusable: z.boolean().optional() }),
  }),
})

export type InstagramMessage = z.infer<typeof messageShape>
export type FilePayload = z.infer<typeof file>
