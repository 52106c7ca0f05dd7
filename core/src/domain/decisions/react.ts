import { withMark } from '../amend.ts'
import { nothing, put, type Decision } from '../change.ts'
import type { Moment } from '../ids.ts'
import type { Message } from '../message.ts'
import { log } from './outgoing.ts'
import { about } from './receive-status.ts'

/** The channel has taken a reaction of ours: the message that it is about carries it from now on. */
export function reacted(sent: Message, target: Message | null, moment: Moment): Decision {
  return sent.content.kind === 'reaction' ? marked(target, sent.content.emoji, moment) : nothing
}

/** The channel took a reaction of ours and could not deliver it after all: its mark goes, unless another took its place. */
export function unreacted(failed: Message, target: Message | null, moment: Moment): Decision {
  if (failed.content.kind !== 'reaction') return nothing
  const mark = target?.reactions?.find(({ by }) => by === 'business')
  return mark?.emoji === failed.content.emoji ? marked(target, null, moment) : nothing
}

function marked(target: Message | null, emoji: string | null, moment: Moment): Decision {
  const after = target && withMark(target, { by: 'business', emoji, at: moment.now })
  if (!after || after === target) return nothing
  const news = { kind: 'message.reacted', message: after } as const
  return { changes: [put('message', after), log(about(after), news, moment)], tasks: [] }
}
