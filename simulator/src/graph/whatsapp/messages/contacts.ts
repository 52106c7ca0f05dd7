import { z } from 'zod'

import { demand } from '../../demand.ts'

const word = z.string().min(1).max(1_000)
const kind = word.optional()

const name = z
  .strictObject({
    formatted_name: word,
    first_name: kind,
    last_name: kind,
    middle_name: kind,
    suffix: kind,
    prefix: kind,
  })
  .superRefine((given, context) => {
    if (Object.entries(given).every(([part, value]) => part === 'formatted_name' || value === undefined))
      context.addIssue(demand('At least one name component besides formatted_name is required'))
  })

const contact = z.strictObject({
  name,
  phones: z.array(z.strictObject({ phone: kind, type: kind, wa_id: kind })).optional(),
  emails: z.array(z.strictObject({ email: kind, type: kind })).optional(),
  addresses: z
    .array(
      z.strictObject({
        street: kind,
        city: kind,
        state: kind,
        zip: kind,
        country: kind,
        country_code: kind,
        type: kind,
      }),
    )
    .optional(),
  org: z.strictObject({ company: kind, department: kind, title: kind }).optional(),
  urls: z.array(z.strictObject({ url: word, type: kind })).optional(),
  birthday: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be YYYY-MM-DD')
    .optional(),
})

/** Cloud API docs, "Contacts messages": 257 cards at most. */
export const contacts = z.array(contact).min(1).max(257)
