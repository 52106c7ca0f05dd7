import { z } from 'zod'

import { importContacts, importHistory } from '../../life/coexistence.ts'
import type { Stage } from '../../stage.ts'
import { handleNumber } from '../../state/ids.ts'
import { parameters } from '../parameters.ts'
import { Refusal } from '../refusal.ts'
import { accountOf, bodyOf, type GraphRequest } from '../request.ts'

const wish = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  sync_type: z.enum(['smb_app_state_sync', 'history']),
})

/** `POST /{phone number}/smb_app_data`: contacts or history of the phone, once each (docs: "Onboarding WhatsApp Business app users"). */
export async function syncApp(stage: Stage, request: GraphRequest): Promise<object> {
  const account = accountOf(request, 'whatsapp')
  const asked = parameters(wish, await bodyOf(request), {
    invalid: 'invalidParameter',
    missing: 'invalidParameter',
  })
  if (!account.coexistence) throw new Refusal('noCapability')
  if (account.synced.has(asked.sync_type)) throw new Refusal('syncLimit')
  account.synced.add(asked.sync_type)
  if (asked.sync_type === 'history') importHistory(stage, account)
  else importContacts(stage, account)
  return { messaging_product: 'whatsapp', request_id: handleNumber(stage.random) }
}
