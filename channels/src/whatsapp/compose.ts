import type { OutgoingMessage } from '@parley/core/ports/channel.ts'
import type { Composed, Sender } from '@parley/core/ports/sender.ts'

import { postMessage } from '../kit/post.ts'
import { objectOf } from './compose-content.ts'

/**
 * The call that sends a message (WhatsApp Cloud API, "Messages"). The message's id travels along and comes back in
 * its statuses, which is how a send whose answer was lost is found again.
 */
export function compose(message: OutgoingMessage, to: readonly string[], account: Sender): Composed {
  const address = addressOf(to)
  if (!address) return impossible('The customer has neither a phone number nor a WhatsApp user id.')
  const said = objectOf(message.content)
  if (!said) return impossible(`This channel cannot send ${message.content.kind}.`)
  return postMessage(account, {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...address,
    ...said,
    ...(message.replyTo === null ? {} : { context: { message_id: message.replyTo } }),
    biz_opaque_callback_data: message.id,
  })
}

/** The number if it is known: unlike the user id it reaches the person from every account of the tenant. */
function addressOf(identities: readonly string[]): { to: string } | { recipient: string } | null {
  const phone = valueOf(identities, 'phone:')
  if (phone !== undefined) return { to: `+${phone}` }
  const userId = valueOf(identities, 'bsuid:')
  return userId === undefined ? null : { recipient: userId }
}

function valueOf(identities: readonly string[], prefix: string): string | undefined {
  return identities.find((identity) => identity.startsWith(prefix))?.slice(prefix.length)
}

function impossible(detail: string): Composed {
  return { kind: 'impossible', detail }
}
