import { z } from 'zod'

const word = z.string()
const number = z.coerce.number()

const place = z.object({
  latitude: number,
  longitude: number,
  name: word.optional(),
  address: word.optional(),
})

const contacts = z.array(
  z.object({
    name: z.object({ formatted_name: word }),
    phones: z.array(z.object({ phone: word.optional() })).default([]),
    emails: z.array(z.object({ email: word.optional() })).default([]),
    org: z.object({ company: word.optional() }).optional(),
  }),
)

const order = z.object({
  product_items: z.array(
    z.object({ product_retailer_id: word, quantity: number, item_price: number, currency: word }),
  ),
})

const shared = z.object({
  attachments: z.tuple([
    z.object({ type: word, payload: z.object({ title: word.optional(), url: word.optional() }) }),
  ]),
})

export type Place = z.infer<typeof place>
export type Contact = z.infer<typeof contacts>[number]
export type Order = z.infer<typeof order>
export type Shared = z.infer<typeof shared>['attachments'][0]

/** What a platform has of a bubble; undefined where it is something else. */
export const readDetail = {
  place: reader(place),
  contacts: reader(contacts),
  order: reader(order),
  shared: (detail: unknown) => shared.safeParse(detail).data?.attachments[0],
  /** What Meta did not pass on: poll, view_once … */
  unsupported: (detail: unknown) => z.object({ type: word }).safeParse(detail).data?.type,
}

function reader<T>(shape: z.ZodType<T>): (detail: unknown) => T | undefined {
  return (detail) => shape.safeParse(detail).data
}
