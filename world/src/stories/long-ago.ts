import type { Simulator } from '@parley/simulator/simulator'

import type { World } from '../world.ts'
import { whatsApp } from './every-kind.ts'
import { messageItem, postSigned, whatsAppBody } from './meta-posts.ts'

const cafe = { wabaId: '102290129340398', phoneNumberId: whatsApp.accountId }
const longMs = 3 * 86_400_000

export const tom = { phone: '15550100002', name: 'Tom Becker' }

/** Tom wrote three days ago, so that only a template may be sent; gives what the hub answered. */
export async function wroteLongAgo({ booted, appSecret, quiet }: World, text: string): Promise<number> {
  const at = Math.floor((Date.now() - longMs) / 1000)
  const body = whatsAppBody([messageItem(cafe, tom, 'wamid.long-ago', text, at)])
  const status = await postSigned(booted.app, appSecret, body)
  await quiet()
  return status
}

/** A template with gaps, as Meta has it. */
export const orderReady: Parameters<Simulator['control']['addTemplate']>[0]['template'] = {
  name: 'order_ready',
  language: 'en',
  category: 'UTILITY',
  parameter_format: 'NAMED',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Your order' },
    {
      type: 'BODY',
      text: 'Hello {{first_name}}, order {{number}} is ready.',
      example: {
        body_text_named_params: [
          { param_name: 'first_name', example: 'Ana' },
          { param_name: 'number', example: '42' },
        ],
      },
    },
    { type: 'FOOTER', text: 'Café Aurora' },
  ],
}
