import { z } from 'zod'

import { headerDocument, headerFile } from './media.ts'
import { coordinates } from './place.ts'

const text = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  parameter_name: z.string().optional(),
})

const parameter = z.discriminatedUnion('type', [
  text,
  z.strictObject({ type: z.literal('image'), image: headerFile }),
  z.strictObject({ type: z.literal('video'), video: headerFile }),
  z.strictObject({ type: z.literal('document'), document: headerDocument }),
  z.strictObject({ type: z.literal('location'), location: coordinates }),
  z.strictObject({
    type: z.literal('currency'),
    currency: z.strictObject({
      fallback_value: z.string(),
      code: z.string().length(3),
      amount_1000: z.number().int(),
    }),
    parameter_name: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('date_time'),
    date_time: z.looseObject({ fallback_value: z.string() }),
    parameter_name: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('payload'), payload: z.string().min(1).max(256) }),
  z.strictObject({ type: z.literal('coupon_code'), coupon_code: z.string().min(1).max(15) }),
  z.strictObject({
    type: z.literal('action'),
    action: z.strictObject({
      flow_token: z.string().optional(),
      flow_action_data: z.looseObject({}).optional(),
      thumbnail_product_retailer_id: z.string().optional(),
      sections: z.array(z.looseObject({})).optional(),
    }),
  }),
  z.strictObject({
    type: z.literal('limited_time_offer'),
    limited_time_offer: z.strictObject({ expiration_time_ms: z.number().int() }),
  }),
])

const place = z.union([z.int().min(0).max(9), z.string().regex(/^\d$/)])

const filling = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), parameters: z.array(parameter).max(1) }),
  z.strictObject({ type: z.literal('body'), parameters: z.array(parameter) }),
  z.strictObject({
    type: z.literal('button'),
    sub_type: z.enum(['quick_reply', 'url', 'copy_code', 'flow', 'catalog', 'mpm', 'voice_call']),
    index: place,
    parameters: z.array(parameter).min(1).max(1).optional(),
  }),
])

const component = z.discriminatedUnion('type', [
  ...filling.options,
  z.strictObject({
    type: z.literal('carousel'),
    cards: z.array(z.strictObject({ card_index: place, components: z.array(filling) })).min(1),
  }),
  z.strictObject({ type: z.literal('limited_time_offer'), parameters: z.array(parameter).min(1).max(1) }),
])

/** Cloud API docs, "Template messages". */
export const template = z.strictObject({
  name: z.string().min(1).max(512),
  language: z.strictObject({ code: z.string().min(2), policy: z.literal('deterministic').optional() }),
  components: z.array(component).optional(),
})

export type TemplateUse = z.infer<typeof template>
export type Filling = z.infer<typeof filling>
export type TemplateParameter = z.infer<typeof parameter>
