import { put, type Decision } from '../change.ts'
import type { Moment } from '../ids.ts'
import type { Message } from '../message.ts'
import { note } from '../status.ts'
import { failed } from './deliver.ts'
import { inConversation, log } from './outgoing.ts'
import { about } from './receive-status.ts'

/** What a person decides about a message of which nobody knows whether the channel took it. */
export type Resolution = 'resend' | 'failed'

/** Sends it again as the same message, or takes it as failed. Only for one that is `unknown`. */
export function decideResolve(
  message: Message,
  as: Resolution,
  moment: Moment,
): Decision & { message: Message } {
  if (as === 'failed') {
    const why = { code: 'answer_lost', detail: 'A person took it as failed.', channelCode: null }
    return failed(message, why, moment)
  }
  const after: Message = {
    ...message,
    status: 'pending',
    failure: null,
    transitions: note(message.transitions, 'pending', moment.now),
  }
  return {
    message: after,
    changes: [put('message', after), log(about(after), { kind: 'message.pending', message: after }, moment)],
    tasks: [inConversation(message.conversation, { kind: 'deliver', message: message.id }, moment)],
  }
}
