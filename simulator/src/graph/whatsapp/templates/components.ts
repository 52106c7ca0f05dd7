import { z } from 'zod'

const text = (most: number) => z.string().min(1).max(most)
const label = text(25)

const button = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('QUICK_REPLY'), text: label }),
  z.strictObject({
    type: z.literal('URL'),
    text: label,
    url: text(2_000),
    example: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  }),
  z.strictObject({ type: z.literal('PHONE_NUMBER'), text: label, phone_number: text(20) }),
  z.strictObject({
    type: z.literal('COPY_CODE'),
    text: label.optional(),
    example: z.union([text(15), z.array(text(15)).length(1)]),
  }),
  z.looseObject({ type: z.literal('FLOW'), text: label }),
  z.looseObject({
    type: z.literal('OTP'),
    otp_type: z.enum(['COPY_CODE', 'ONE_TAP', 'ZERO_TAP']),
    text: label.optional(),
  }),
  z.looseObject({
    type: z.enum(['CATALOG', 'MPM', 'SPM', 'VOICE_CALL', 'REQUEST_CONTACT_INFO']),
    text: label.optional(),
  }),
])

const named = z.array(z.strictObject({ param_name: text(100), example: text(1_024) })).min(1)

const header = z.strictObject({
  type: z.literal('HEADER'),
  format: z.enum(['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION', 'GIF', 'PRODUCT']),
  text: text(60).optional(),
  example: z
    .strictObject({
      header_text: z.array(z.string().min(1)).length(1).optional(),
      header_text_named_params: named.optional(),
      header_handle: z.array(z.string().min(1)).length(1).optional(),
    })
    .optional(),
})

const body = z.strictObject({
  type: z.literal('BODY'),
  text: text(1_024).optional(),
  add_security_recommendation: z.boolean().optional(),
  example: z
    .strictObject({
      body_text: z
        .union([z.array(z.array(z.string().min(1))).length(1), z.array(z.string().min(1))])
        .optional(),
      body_text_named_params: named.optional(),
    })
    .optional(),
})

const buttons = z.strictObject({ type: z.literal('BUTTONS'), buttons: z.array(button).min(1).max(10) })

const card = z.strictObject({
  components: z.array(z.discriminatedUnion('type', [header, body, buttons])).min(1),
})

const component = z.discriminatedUnion('type', [
  header,
  body,
  buttons,
  z.strictObject({
    type: z.literal('FOOTER'),
    text: text(60).optional(),
    code_expiration_minutes: z.number().int().min(1).max(90).optional(),
  }),
  z.strictObject({ type: z.literal('CAROUSEL'), cards: z.array(card).min(2).max(10) }),
  z.strictObject({
    type: z.literal('LIMITED_TIME_OFFER'),
    limited_time_offer: z.strictObject({ text: text(16), has_expiration: z.boolean().optional() }),
  }),
])

/** The parts of a template (Business Management API docs, "Template components"); capitals do not matter to Meta. */
export const templateComponents = z.array(z.preprocess(inCapitals, component)).min(1)

export type TemplateComponent = z.infer<typeof component>
export type TemplateButton = z.infer<typeof button>

function inCapitals(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCapitals)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => {
      const isName = (key === 'type' || key === 'format' || key === 'otp_type') && typeof part === 'string'
      if (isName) return [key, part.toUpperCase()]
      return [key, key === 'buttons' || key === 'cards' || key === 'components' ? inCapitals(part) : part]
    }),
  )
}
