import { nothing, put, type Decision } from '../change.ts'
import type { InboundMessage } from '../channel-event.ts'
import { withMessage } from '../conversation.ts'
import { arrived } from './arrived.ts'
import { inConversation, log } from './outgoing.ts'
import type { Receiving } from './receive.ts'

/** A customer wrote: customer and conversation are found or made, the message is stored once, and somebody answers. */
export function receiveMessage(event: InboundMessage, { view, can, moment }: Receiving): Decision {
  if (view.message) return nothing
  const { customer, conversation, message, files } = arrived(event, event.from, view, can, moment, {
    direction: 'in',
    author: { kind: 'customer' },
    status: 'received',
  })
  const after = withMessage(conversation, message, view.account)
  const answers = view.account.autoReply.enabled && after.answeredBy === 'automation'
  return {
    changes: [
      ...files.changes,
      put('customer', customer),
      put('conversation', after),
      put('message', message),
      log(after, { kind: 'message.received', message, conversation: after, customer }, moment),
    ],
    tasks: [
      ...files.tasks,
      ...(answers ? [inConversation(after.id, { kind: 'answer', message: message.id }, moment)] : []),
    ],
  }
}
