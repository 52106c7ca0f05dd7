import { z } from 'zod'

import { chaosSettings } from '../chaos.ts'
import { templateComponents } from '../graph/whatsapp/templates/components.ts'
import { newTemplate } from '../graph/whatsapp/templates/endpoints.ts'
import { businessDoes, does } from '../life/does.ts'
import { around, says } from '../life/says.ts'
import { limitSettings } from '../limits.ts'
import { templateStatuses } from '../state/templates.ts'

const digits = (least: number, most: number) =>
  z.string().regex(new RegExp(`^\\d{${least},${most}}$`), `must be ${least} to ${most} digits`)

const name = z.string().trim().min(1).max(100)
const id = z.string().min(1).max(200)
const token = z.string().regex(/^[\w|.~+/-]{8,500}$/, 'must be 8 to 500 letters, digits or | . ~ + / - _')

export const newAccount = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('whatsapp'),
    phoneNumberId: digits(5, 20),
    wabaId: digits(5, 20),
    displayPhone: z.string().regex(/^\+[\d ()-]{7,24}$/, 'must look like "+1 555-078-3881"'),
    name,
    token,
    tokenExpiresAt: z.number().int().min(0).default(0),
    tokenIssuedAt: z.number().int().min(0).default(0),
    /** The number is also in the WhatsApp Business app on somebody's phone. */
    coexistence: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('instagram'),
    igId: digits(5, 20),
    username: z.string().regex(/^[\w.]{1,30}$/, 'must be 1 to 30 letters, digits, dots or underscores'),
    name,
    token,
    tokenExpiresAt: z.number().int().min(0).default(0),
    tokenIssuedAt: z.number().int().min(0).default(0),
  }),
])

export const newCustomer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('whatsapp'),
    id: id.optional(),
    name,
    phone: z.string().regex(/^\+?\d{7,15}$/, 'must be 7 to 15 digits, with or without +'),
    /** Hides the number behind a username: the hub sees the business-scoped id only. */
    phoneHidden: z.boolean().default(false),
    username: name.optional(),
    bsuid: z
      .string()
      .regex(/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/, 'must look like "US.1349…"')
      .optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be two capital letters')
      .default('US'),
    autoRead: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('instagram'),
    id: id.optional(),
    name,
    username: z.string().regex(/^[\w.]{1,30}$/, 'must be 1 to 30 letters, digits, dots or underscores'),
    igsid: digits(5, 20).optional(),
    autoRead: z.boolean().default(false),
  }),
])

const pair = { accountId: id, customerId: id }

export const whichThread = z.strictObject(pair)
/** Either a text, or whatever else `says` describes. */
export const newMessage = z
  .strictObject({
    ...pair,
    text: z.string().min(1).max(4096).optional(),
    says: says.optional(),
    ...around.shape,
  })
  .refine(({ text, says: said }) => (text === undefined) !== (said === undefined), {
    path: ['text'],
    error: 'say either text or says',
  })

/** The customer taps something that a message offers. */
export const newChoice = z.strictObject({
  ...pair,
  messageId: id,
  /** The offer's id. */
  choice: z.string().min(1).max(1_000),
  /** What is filled in where it is a form, or the place where a place was asked for. */
  answer: z.record(z.string(), z.unknown()).default({}),
})

export const newDeed = z.strictObject({ ...pair, does })

/** The business writes, changes or takes back on its own phone. */
export const newEcho = z.strictObject({ ...pair, does: businessDoes })

/** News of an account; the value is an example unless given. */
export const newNews = z.strictObject({ accountId: id, field: id, value: z.looseObject({}).optional() })

/** An item as the platform might send it, however strange. */
export const newRaw = z.strictObject({
  accountId: id,
  item: z.looseObject({}),
  /** WhatsApp: the field and the list in its value. */
  field: z.string().default('messages'),
  list: z.string().default('messages'),
  /** Instagram: where on the entry, and the entry's id if it is not the account's. */
  place: z.enum(['messaging', 'standby', 'changes', 'entry']).default('messaging'),
  entryId: z.string().optional(),
})

export const newHistory = z.strictObject({
  accountId: id,
  messages: z.number().int().min(1).max(5_000).default(20),
  pictures: z.number().int().min(0).max(50).default(1),
  declined: z.boolean().default(false),
})

export const newSync = z.strictObject({
  accountId: id,
  /** Everybody unless said. */
  customerId: id.optional(),
  action: z.enum(['add', 'remove']).default('add'),
})

export const accountChange = z.strictObject({ coexistence: z.boolean() })

/** A template beside Meta's review, or a change in the life of one. */
export const seededTemplate = z.strictObject({
  accountId: id,
  template: newTemplate,
  status: z.enum(templateStatuses).default('APPROVED'),
})

export const templateChange = z.strictObject({
  status: z.enum(templateStatuses).optional(),
  reason: z.string().max(40).optional(),
  quality: z.enum(['UNKNOWN', 'GREEN', 'YELLOW', 'RED']).optional(),
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']).optional(),
  /** Only announces the category, a day before. */
  warning: z.boolean().default(false),
  components: templateComponents.optional(),
})

export const reviewChange = z.strictObject({ reviewMs: z.number().int().min(0).max(86_400_000).nullable() })

export const opening = z.strictObject({ ...pair, open: z.boolean().default(true) })

/** Many messages: `messages` of them from `customers` people, `perSecond` in all, spread over the accounts. */
export const newLoad = z.strictObject({
  accountIds: z.array(id).min(1),
  messages: z.number().int().min(1).max(1_000_000),
  customers: z.number().int().min(1).max(100_000),
  perSecond: z.number().positive().max(100_000),
  text: z.string().min(1).max(900).default('Message'),
  /** How many of them are pictures, each with bytes of its own. */
  files: z.number().int().min(0).max(100_000).default(0),
})

/** The next sends of an account meet this error. What is left out is as Meta has it for that code. */
export const newRefusal = z.strictObject({
  accountId: id,
  /** Only sends to this address, as the caller writes it; with or without +. */
  to: id.optional(),
  code: z.number().int().min(0),
  subcode: z.number().int().min(1).optional(),
  status: z.literal([400, 401, 403, 404, 429, 500, 503]).optional(),
  transient: z.literal(true).optional(),
  times: z.number().int().min(0).max(1_000_000).default(1),
  retryAfterSeconds: z.number().int().min(0).optional(),
  regainMinutes: z.number().int().min(0).optional(),
})

/** A preset by name, or the dials that change. */
export const chaosChange = z.union([
  z.strictObject({ preset: z.enum(['off', 'rough', 'worst']) }),
  chaosSettings.partial(),
])

export const limitsChange = limitSettings.partial()
export const newWebhook = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  verifyToken: z.string().min(1),
})

export const ledgerQuery = z.strictObject({
  of: z.enum(['written', 'accepted', 'refused']),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
})

export type NewAccount = z.input<typeof newAccount>
export type NewCustomer = z.input<typeof newCustomer>
export type NewMessage = z.input<typeof newMessage>
export type NewChoice = z.input<typeof newChoice>
export type NewDeed = z.input<typeof newDeed>
export type NewEcho = z.input<typeof newEcho>
export type NewNews = z.input<typeof newNews>
export type NewRaw = z.input<typeof newRaw>
export type NewHistory = z.input<typeof newHistory>
export type NewSync = z.input<typeof newSync>
export type SeededTemplate = z.input<typeof seededTemplate>
export type TemplateChange = z.input<typeof templateChange>
export type NewLoad = z.input<typeof newLoad>
export type NewRefusal = z.input<typeof newRefusal>
export type ChaosChange = z.input<typeof chaosChange>
export type LimitsChange = z.input<typeof limitsChange>
