import type { Abilities } from '../abilities.ts'
import type { Decision } from '../change.ts'
import type { Content } from '../content.ts'
import { takenOver } from '../conversation.ts'
import type { ErrorCode } from '../error.ts'
import type { Moment } from '../ids.ts'
import type { Message } from '../message.ts'
import { replyWindow } from '../reply-window.ts'
import { measure } from '../text-limit.ts'
import type { SendingView } from '../view.ts'
import { queueOutgoing, type Outgoing } from './outgoing.ts'

export type SendDecision =
  | { readonly kind: 'accepted'; readonly message: Message; readonly decision: Decision }
  | { readonly kind: 'repeated'; readonly message: Message }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly detail: string }

/** Whether a message may go out, checked before the channel is asked. A person who writes takes the conversation over. */
export function decideSend(view: SendingView, out: Outgoing, can: Abilities, moment: Moment): SendDecision {
  if (view.earlier) return repeated(view.earlier, out.content, view)
  const refusal = refuse(view, out.content, can, moment.now)
  if (refusal) return { kind: 'refused', ...refusal }
  const conversation = out.author.kind === 'agent' ? takenOver(view.conversation) : view.conversation
  const { message, ...decision } = queueOutgoing({ ...view, conversation }, out, moment)
  return { kind: 'accepted', message, decision }
}

function repeated(earlier: Message, content: Content, view: SendingView): SendDecision {
  const same =
    earlier.conversation === view.conversation.id &&
    // What was erased cannot be compared any more; the key has to do.
    (earlier.content.kind === 'erased' || JSON.stringify(earlier.content) === JSON.stringify(content))
  if (same) return { kind: 'repeated', message: earlier }
  return {
    kind: 'refused',
    code: 'idempotency_mismatch',
    detail: `This key belongs to ${earlier.id}, which says something else.`,
  }
}

function refuse(
  { account, conversation }: SendingView,
  content: Content,
  can: Abilities,
  now: number,
): { code: ErrorCode; detail: string } | null {
  if (!account.active) return { code: 'account_inactive', detail: `${account.name} is not connected.` }
  if (account.tokenRefused)
    return { code: 'token_invalid', detail: `The channel refuses the token of ${account.name}.` }
  if (!can.contents.includes(content.kind))
    return { code: 'not_supported', detail: `This channel cannot send ${content.kind}.` }
  const window = replyWindow(conversation.lastInboundAt, can.replyWindowMs, now)
  if (window.kind === 'closed')
    return { code: 'window_closed', detail: 'The customer has not written within the reply window.' }
  if (content.kind === 'text' && measure(content.text, can.text.unit) > can.text.max) {
    return {
      code: 'too_long',
      detail: `The text has ${measure(content.text, can.text.unit)} ${can.text.unit}; ${can.text.max} are allowed.`,
    }
  }
  return null
}
