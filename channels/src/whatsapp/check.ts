import type { HttpCall, Reply } from '@parley/core/domain/call.ts'
import type { Checked } from '@parley/core/ports/channel.ts'
import type { Sender } from '@parley/core/ports/sender.ts'

import { graphChecked, readNode } from '../kit/check.ts'
import { words } from '../kit/json.ts'
import { whatsappRefusals } from './errors.ts'

/** Reads the phone number as the token sees it (WhatsApp Cloud API, "Phone numbers"). */
export function check(account: Sender): HttpCall {
  return readNode(account, account.key, 'id,display_phone_number,verified_name')
}

export function checked(reply: Reply, account: Pick<Sender, 'key'>): Checked {
  return graphChecked(reply, whatsappRefusals, (number) =>
    number['id'] === account.key
      ? { kind: 'good', name: words(number['verified_name']) ?? null }
      : { kind: 'bad', detail: `The token does not see the phone number id ${account.key}.` },
  )
}
