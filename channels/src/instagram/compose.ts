import type { OutgoingMessage } from '@parley/core/ports/channel.ts'
import type { Composed, Sender } from '@parley/core/ports/sender.ts'

import { postMessage } from '../kit/post.ts'
import { messageOf } from './compose-content.ts'

/** The call that sends a message (Instagram Platform, "Send messages"). */
export function compose(message: OutgoingMessage, to: readonly string[], account: Sender): Composed {
  const id = scopedId(to)
  if (id === null) return { kind: 'impossible', detail: 'The customer has no Instagram id.' }
  const { content } = message
  if (content.kind === 'reaction')
    return postMessage(account, { recipient: { id }, ...reactionOf(content.to, content.emoji) })
  const said = messageOf(content)
  if (!said) return { kind: 'impossible', detail: `This channel cannot send ${content.kind}.` }
  return postMessage(account, {
    recipient: { id },
    ...(message.tag === undefined
      ? { messaging_type: 'RESPONSE' }
      : { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }),
    message: said,
    ...(message.replyTo === null ? {} : { reply_to: { mid: message.replyTo } }),
  })
}

/** "Reactions": the heart has a name, everything else is itself. */
function reactionOf(to: string, emoji: string | null): object {
  if (emoji === null) return { sender_action: 'unreact', payload: { message_id: to } }
  const reaction = /^❤️?$/u.test(emoji) ? 'love' : emoji
  return { sender_action: 'react', payload: { message_id: to, reaction } }
}

const prefix = 'igsid:'

/** The customer's id within this account. */
export function scopedId(identities: readonly string[]): string | null {
  return identities.find((identity) => identity.startsWith(prefix))?.slice(prefix.length) ?? null
}
