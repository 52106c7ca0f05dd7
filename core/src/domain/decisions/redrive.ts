import { put, type Decision } from '../change.ts'
import { groupOf, type ChannelEvent } from '../channel-event.ts'
import type { Moment } from '../ids.ts'
import { closed, type Letter } from '../letter.ts'
import type { Message } from '../message.ts'
import { note } from '../status.ts'
import type { Plan, Work } from '../task.ts'
import { inConversation, log } from './outgoing.ts'
import { about } from './receive-status.ts'

/** Does once more what was given up on, from `dueAt` on, and closes the letter. Only for one that is open. */
export function decideRedrive(
  letter: Letter,
  work: Work,
  group: string,
  dueAt: number,
  moment: Moment,
): Decision {
  const again: Work = work.kind === 'notify' ? { ...work, replayed: true } : work
  return { changes: [close(letter, moment)], tasks: [{ group, work: again, dueAt }] }
}

/** A message that was refused is pending again; one that somebody has settled meanwhile stays as it is. */
export function decideResend(letter: Letter, message: Message, moment: Moment): Decision {
  if (message.status !== 'failed') return { changes: [close(letter, moment)], tasks: [] }
  const after: Message = {
    ...message,
    status: 'pending',
    failure: null,
    transitions: note(
      message.transitions.filter(({ status }) => status !== 'failed'),
      'pending',
      moment.now,
    ),
  }
  return {
    changes: [
      close(letter, moment),
      put('message', after),
      log(about(after), { kind: 'message.pending', message: after }, moment),
    ],
    tasks: [inConversation(message.conversation, { kind: 'deliver', message: message.id }, moment)],
  }
}

/** What can be read of a webhook now is received as if it had just come. */
export function decideReread(
  letter: Letter,
  channel: string,
  events: readonly ChannelEvent[],
  moment: Moment,
): Decision {
  const tasks = events.map((event): Plan => ({
    group: groupOf(channel, event),
    work: { kind: 'receive', channel, event },
    dueAt: moment.now,
  }))
  return { changes: [close(letter, moment)], tasks }
}

function close(letter: Letter, { now }: Moment) {
  return put('letter', closed(letter, 'replayed', now))
}
