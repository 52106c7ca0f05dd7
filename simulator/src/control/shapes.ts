import { z } from 'zod'

import { chaosSettings } from '../chaos.ts'
import { limitSettings } from '../limits.ts'

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
export const newMessage = z.strictObject({
  ...pair,
  text: z.string().min(1).max(4096),
  replyTo: id.optional(),
})
export const opening = z.strictObject({ ...pair, open: z.boolean().default(true) })

/** Many messages: `messages` of them from `customers` people, `perSecond` in all, spread over the accounts. */
export const newLoad = z.strictObject({
  accountIds: z.array(id).min(1),
  messages: z.number().int().min(1).max(1_000_000),
  customers: z.number().int().min(1).max(100_000),
  perSecond: z.number().positive().max(100_000),
  text: z.string().min(1).max(900).default('Message'),
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
export type NewLoad = z.input<typeof newLoad>
export type NewRefusal = z.input<typeof newRefusal>
export type ChaosChange = z.input<typeof chaosChange>
export type LimitsChange = z.input<typeof limitsChange>
