import type { Abilities } from '../abilities.ts'
import type { Content } from '../content.ts'
import type { Conversation } from '../conversation.ts'
import type { Message } from '../message.ts'
import { replyWindow } from '../reply-window.ts'
import type { Refusal } from './fits.ts'

type Can = Pick<Abilities, 'replyWindowMs' | 'humanWindowMs' | 'sends'>

/** In which way a message may reach the customer now; `tagged` only as a person's late answer. */
export type Way = 'free' | 'tagged' | 'closed'

/** A template may always go; anything else within the reply window, or, marked as a person's, within the longer one. */
export function wayTo(
  { lastInboundAt }: Pick<Conversation, 'lastInboundAt'>,
  { content, tag }: { readonly content: Content<unknown>; readonly tag?: Message['tag'] | undefined },
  can: Can,
  now: number,
): Way {
  if (content.kind === 'template' || replyWindow(lastInboundAt, can.replyWindowMs, now).kind === 'open')
    return 'free'
  return tag !== undefined && humanUntil(lastInboundAt, can, now) !== null ? 'tagged' : 'closed'
}

/** Why a message may not go out now, with what may. */
export function closedWindow(
  { lastInboundAt }: Pick<Conversation, 'lastInboundAt'>,
  can: Can,
  now: number,
): Refusal {
  const until = humanUntil(lastInboundAt, can, now)
  const instead =
    until !== null
      ? ' A person may still answer, with `tag: human_agent`.'
      : can.sends.template
        ? ' A template may still be sent.'
        : ''
  return { code: 'window_closed', detail: `The customer has not written within the reply window.${instead}` }
}

/** Until when a person may answer late; null if not (any more). */
function humanUntil(lastInboundAt: number | null, { humanWindowMs }: Can, now: number): number | null {
  if (humanWindowMs === null) return null
  const late = replyWindow(lastInboundAt, humanWindowMs, now)
  return late.kind === 'open' ? late.until : null
}
