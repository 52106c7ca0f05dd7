import { z } from 'zod'

import { alike, demand, sized } from '../../demand.ts'
import { headerDocument, headerFile } from './media.ts'

const footer = z.strictObject({ text: sized('Footer text', 60) }).optional()
const textHeader = z.strictObject({ type: z.literal('text'), text: sized('Header text', 60) })
const header = z
  .discriminatedUnion('type', [
    textHeader,
    z.strictObject({ type: z.literal('image'), image: headerFile }),
    z.strictObject({ type: z.literal('video'), video: headerFile }),
    z.strictObject({ type: z.literal('document'), document: headerDocument }),
  ])
  .optional()

const body = (most = 1_024) => z.strictObject({ text: sized('Body text', most) })

const buttons = z
  .array(
    z.strictObject({
      type: z.literal('reply'),
      reply: z.strictObject({ id: sized('Button id', 256), title: sized('Button title', 20) }),
    }),
  )
  .superRefine((given, context) => {
    if (given.length < 1 || given.length > 3)
      context.addIssue(demand('Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3'))
    else if (alike(given.map(({ reply }) => reply.id))) context.addIssue(demand('Duplicated button id'))
    else if (alike(given.map(({ reply }) => reply.title))) context.addIssue(demand('Duplicated button title'))
  })

const row = z.strictObject({
  id: sized('Row id', 200),
  title: sized('Row title', 24),
  description: sized('Row description', 72).optional(),
})

const sections = z
  .array(z.strictObject({ title: sized('Section title', 24).optional(), rows: z.array(row).min(1) }))
  .superRefine((given, context) => {
    const rows = given.flatMap((section) => section.rows)
    if (given.length < 1 || given.length > 10)
      context.addIssue(demand('Invalid sections count. Min allowed sections: 1, Max allowed sections: 10'))
    else if (rows.length > 10) context.addIssue(demand('Total row count exceed max allowed count: 10'))
    else if (alike(rows.map(({ id }) => id))) context.addIssue(demand('Duplicated row id'))
    else if (given.length > 1 && given.some(({ title }) => title === undefined))
      context.addIssue(demand('Section title is required when there is more than one section'))
  })

const flow = z
  .strictObject({
    flow_message_version: z.literal('3'),
    flow_id: z.string().min(1).optional(),
    flow_name: z.string().min(1).optional(),
    flow_cta: sized('Flow cta', 30),
    flow_token: z.string().min(1).optional(),
    mode: z.enum(['draft', 'published']).optional(),
    flow_action: z.enum(['navigate', 'data_exchange']).optional(),
    flow_action_payload: z
      .strictObject({ screen: z.string().min(1), data: z.looseObject({}).optional() })
      .optional(),
  })
  .refine(({ flow_id, flow_name }) => (flow_id === undefined) !== (flow_name === undefined), {
    error: 'exactly one of flow_id and flow_name is required',
  })

const product = { catalog_id: z.string().min(1), product_retailer_id: z.string().min(1) }

const link = z.strictObject({
  name: z.literal('cta_url'),
  parameters: z.strictObject({
    display_text: sized('Display text', 20),
    url: z.url({ protocol: /^https?$/ }).max(2_000),
  }),
})

const card = z.strictObject({
  card_index: z.int().min(0).max(9),
  type: z.literal('cta_url'),
  header: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('image'), image: headerFile }),
    z.strictObject({ type: z.literal('video'), video: headerFile }),
  ]),
  body: z.strictObject({ text: sized('Card body text', 160) }).optional(),
  action: link,
})

/** What can be tapped (Cloud API docs, "Interactive messages"), a line per type. */
export const interactive = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('button'),
    header,
    body: body(),
    footer,
    action: z.strictObject({ buttons }),
  }),
  z.strictObject({
    type: z.literal('list'),
    header: textHeader.optional(),
    body: body(4_096),
    footer,
    action: z.strictObject({ button: sized('Button label', 20), sections }),
  }),
  z.strictObject({
    type: z.literal('cta_url'),
    header,
    body: body(),
    footer,
    action: link,
  }),
  z.strictObject({
    type: z.literal('carousel'),
    body: body(),
    action: z.strictObject({ cards: z.array(card).min(2).max(10) }),
  }),
  z.strictObject({
    type: z.literal('voice_call'),
    body: body(),
    action: z.strictObject({
      name: z.literal('voice_call'),
      parameters: z.strictObject({ display_text: sized('Display text', 20).optional() }).optional(),
    }),
  }),
  z.strictObject({
    type: z.literal('location_request_message'),
    body: body(),
    action: z.strictObject({ name: z.literal('send_location') }),
  }),
  z.strictObject({
    type: z.literal('address_message'),
    header: textHeader.optional(),
    body: body(),
    footer,
    action: z.strictObject({
      name: z.literal('address_message'),
      parameters: z.looseObject({ country: z.enum(['IN', 'SG']) }),
    }),
  }),
  z.strictObject({
    type: z.literal('request_contact_info'),
    body: body(),
    action: z.strictObject({ name: z.literal('request_contact_info') }),
  }),
  z.strictObject({
    type: z.literal('call_permission_request'),
    body: body().optional(),
    action: z.strictObject({ name: z.literal('call_permission_request') }),
  }),
  z.strictObject({
    type: z.literal('flow'),
    header,
    body: body(),
    footer,
    action: z.strictObject({ name: z.literal('flow'), parameters: flow }),
  }),
  z.strictObject({
    type: z.literal('product'),
    body: body().optional(),
    footer,
    action: z.strictObject(product),
  }),
  z.strictObject({
    type: z.literal('product_list'),
    header: textHeader,
    body: body(),
    footer,
    action: z.strictObject({
      catalog_id: product.catalog_id,
      sections: z.array(z.looseObject({})).min(1).max(10),
    }),
  }),
  z.strictObject({
    type: z.literal('catalog_message'),
    body: body(),
    footer,
    action: z.strictObject({ name: z.literal('catalog_message'), parameters: z.looseObject({}).optional() }),
  }),
])

export type Interactive = z.infer<typeof interactive>
