import type { Outcome, Reply } from '@parley/core/domain/call.ts'
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
import { media } from './media.ts'
import { stoppedMarketing } from './parse-status.ts'
import { object, parse } from './parse.ts'
import { signal } from './signal.ts'
import { templates } from './templates/codec.ts'
import { upkeep } from './upkeep.ts'

const settings = z.object({
  business_account_id: z
    .string()
    .regex(/^\d{5,20}$/, 'must be 5 to 20 digits')
    .meta({
      title: 'WhatsApp Business Account',
      description:
        'Its id (WhatsApp Manager, "Account overview"). Only needed if it is not learnt from a webhook or the token; `doctor` asks for it then.',
    })
    .optional(),
})

/** WhatsApp through Meta's Cloud API. An account's key is its phone number id. */
export const whatsapp: Channel = {
  name: 'whatsapp',
  label: 'WhatsApp',
  objects: [object],
  settings,
  can,
  verify: verifySignature,
  parse,
  identify,
  compose,
  signal,
  outcome,
  check,
  checked,
  media,
  templates,
  upkeep,
}

function outcome(reply: Reply): Outcome {
  const found = graphOutcome(reply, whatsappRefusals, firstMessageId)
  if (found.kind !== 'refused') return found
  if (found.channelCode === stoppedMarketing) return { ...found, optedOut: 'marketing' }
  if (found.channelCode === templateSyncing)
    return { ...found, retryAfterMs: Math.max(found.retryAfterMs ?? 0, syncingMs) }
  return found
}

/** "Error codes": the template is on its way to where marketing messages are sent from, "in about 10 minutes". */
const templateSyncing = '134101'
const syncingMs = 10 * 60_000

function firstMessageId(body: { readonly messages?: unknown }): unknown {
  return Array.isArray(body.messages) ? record(body.messages[0])?.['id'] : undefined
}
