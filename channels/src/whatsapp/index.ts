import type { Channel } from '@parley/core/ports/channel.ts'
import { z } from 'zod'

import { record } from '../kit/json.ts'
import { graphOutcome } from '../kit/outcome.ts'
import { verifySignature } from '../kit/signature.ts'
import { can } from './abilities.ts'
import { identify } from './address.ts'
import { check, checked } from './check.ts'
import { compose } from './compose.ts'
import { whatsappRefusals } from './errors.ts'
import { object, parse } from './parse.ts'

/** WhatsApp through Meta's Cloud API. An account's key is its phone number id. */
export const whatsapp: Channel = {
  name: 'whatsapp',
  label: 'WhatsApp',
  objects: [object],
  settings: z.object({}),
  can,
  verify: verifySignature,
  parse,
  identify,
  compose,
  outcome: (reply) => graphOutcome(reply, whatsappRefusals, firstMessageId),
  check,
  checked,
}

function firstMessageId(body: { readonly messages?: unknown }): unknown {
  return Array.isArray(body.messages) ? record(body.messages[0])?.['id'] : undefined
}
