import type { Composed, OutgoingMessage, Sender } from '@parley/core/ports/channel.ts'

import { postMessage } from '../kit/post.ts'

/** The call that sends a message (Instagram Platform, "Send messages"). */
export function compose(message: OutgoingMessage, to: readonly string[], account: Sender): Composed {
  const id = to.find((identity) => identity.startsWith(prefix))?.slice(prefix.length)
  if (id === undefined) return { kind: 'impossible', detail: 'The customer has no Instagram id.' }
  if (message.content.kind !== 'text')
    return { kind: 'impossible', detail: 'Only text can be sent on this channel.' }
  return postMessage(account, {
    recipient: { id },
    messaging_type: 'RESPONSE',
    message: { text: message.content.text },
    ...(message.replyTo === null ? {} : { reply_to: { mid: message.replyTo } }),
  })
}

const prefix = 'igsid:'
