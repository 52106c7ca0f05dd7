import { put, type Decision } from '../change.ts'
import type { EchoedMessage } from '../channel-event.ts'
import { takenOver, withMessage } from '../conversation.ts'
import type { Customer } from '../customer.ts'
import type { Message } from '../message.ts'
import { arrived } from './arrived.ts'
import { log } from './outgoing.ts'
import { reported, waiting } from './receive-status.ts'
import type { Receiving } from './receive.ts'

/**
 * The business wrote. An echo of a send of ours is the same message: known by its id, or, while its answer is under
 * way or lost, by what it says. Anything else was written past the hub, by a person, who has thereby taken over.
 */
export function receiveEcho(event: EchoedMessage, { view, can, moment }: Receiving): Decision {
  if (view.message)
    return reported(view.message, 'sent', event.at, moment, { externalId: event.externalId, failure: null })
  const alike = view.inFlight.filter((message) => sameText(message, event))
  const lost = alike.find((message) => message.status === 'unknown')
  if (lost) return reported(lost, 'sent', event.at, moment, { externalId: event.externalId, failure: null })
  if (alike.length > 0) return waiting(250, moment.now)
  return writtenElsewhere(event, { view, can, moment })
}

function writtenElsewhere(event: EchoedMessage, { view, can, moment }: Omit<Receiving, 'tried'>): Decision {
  const { customer, conversation, message } = arrived(event, event.to, view, can, moment, {
    direction: 'out',
    author: { kind: 'phone' },
    status: 'sent',
  })
  const after = takenOver(withMessage(conversation, message, view.account))
  return {
    changes: [
      ...(isNews(customer, view) ? [put('customer', customer)] : []),
      put('conversation', after),
      put('message', message),
      log(after, { kind: 'message.echoed', message, conversation: after, customer }, moment),
    ],
    tasks: [],
  }
}

/** An echo may tell of a person, or of one more identity of theirs; it never tells that they were there. */
function isNews(customer: Customer, { customers: [known] }: Receiving['view']): boolean {
  return known === undefined || customer.identities.length > known.identities.length
}

function sameText(message: Message, event: EchoedMessage): boolean {
  return (
    message.content.kind === 'text' &&
    event.content.kind === 'text' &&
    message.content.text === event.content.text
  )
}
