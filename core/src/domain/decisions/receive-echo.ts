import { tellsMore } from '../amend.ts'
import { put, type Decision } from '../change.ts'
import type { EchoedMessage } from '../channel-event.ts'
import { takenOver, withMessage } from '../conversation.ts'
import type { Customer } from '../customer.ts'
import type { Message } from '../message.ts'
import { isSame, saysNothing } from '../same-content.ts'
import { note, type Status } from '../status.ts'
import { arrived } from './arrived.ts'
import { log } from './outgoing.ts'
import { filled } from './receive-message.ts'
import { reported, waiting } from './receive-status.ts'
import type { Receiving } from './receiving.ts'

/**
 * The business wrote. An echo of a send of ours is the same message: known by its id, or, while its answer is under
 * way or lost, by what it says; a file, which comes back under another address, by when it was sent, too. Anything else
 * was written past the hub, by a person, who has thereby taken over.
 */
export function receiveEcho(event: EchoedMessage, { view, can, moment }: Receiving): Decision {
  if (view.message && tellsMore(view.message, event.content)) return filled(view.message, event, view, moment)
  if (view.message)
    return reported(view.message, 'sent', event.at, moment, { externalId: event.externalId, failure: null })
  if (event.history) return writtenElsewhere(event, { view, can, moment })
  const alike = view.inFlight.filter((message) => mayBe(message, event, can))
  const sent = likeliest(alike, event.at + can.clockPrecisionMs)
  if (!sent) return writtenElsewhere(event, { view, can, moment })
  return sent.status === 'unknown' ? arrivedAfterAll(sent, event, view, moment) : waiting(250, moment.now)
}

/** Clocks may differ by so much, and a channel may take so long with a file after nobody waits for it any more. */
const aroundMs = 60_000

/** A send that is under way is soon known by its id; one whose answer was lost only by this. */
function mayBe(message: Message, event: EchoedMessage, { echoesSends }: Receiving['can']): boolean {
  if (!isSame(message.content, event.content)) return false
  if (message.status === 'sending') return true
  return echoesSends && (!saysNothing(message.content) || isNear(message, event.at))
}

/** From when it went out until its answer was given up. */
function isNear(message: Message, at: number): boolean {
  const leftAt = timeOf(message, 'sending') ?? message.createdAt
  const lostAt = timeOf(message, 'unknown') ?? leftAt
  return at > leftAt - aroundMs && at < lostAt + aroundMs
}

/** A send whose answer was lost did arrive. A read report about a later message spoke of this one, too. */
function arrivedAfterAll(
  lost: Message,
  event: EchoedMessage,
  { lastRead }: Receiving['view'],
  moment: Receiving['moment'],
): Decision {
  const found = { externalId: event.externalId, failure: null }
  const readAt = lastRead && lastRead.seq > lost.seq ? timeOf(lastRead, 'read') : undefined
  if (readAt === undefined) return reported(lost, 'sent', event.at, moment, found)
  const sent = { ...lost, transitions: note(lost.transitions, 'sent', event.at) }
  return reported(sent, 'read', readAt, moment, found)
}

/**
 * Of several that say the same, the one that was handed over last before the echo: nothing is echoed before it was sent.
 * If all left later, the clocks differ, and the nearest will be it.
 */
function likeliest(messages: readonly Message[], until: number): Message | undefined {
  const late = (message: Message): number => (timeOf(message, 'sending') ?? 0) - until
  const before = messages.filter((message) => late(message) <= 0)
  const among = before.length > 0 ? before : messages
  return among.toSorted((a, b) => Math.abs(late(a)) - Math.abs(late(b)))[0]
}

function timeOf(message: Message, status: Status): number | undefined {
  return message.transitions.find((transition) => transition.status === status)?.at
}

function writtenElsewhere(event: EchoedMessage, { view, can, moment }: Omit<Receiving, 'tried'>): Decision {
  const { customer, conversation, message, files } = arrived(event, event.to, view, can, moment, {
    direction: 'out',
    author: { kind: 'phone' },
    status: event.history ?? 'sent',
  })
  const longer = withMessage(conversation, message, view.account)
  const after = event.history ? longer : takenOver(longer)
  return {
    changes: [
      ...files.changes,
      ...(isNews(customer, view) ? [put('customer', customer)] : []),
      put('conversation', after),
      put('message', message),
      log(after, { kind: 'message.echoed', message, conversation: after, customer }, moment),
    ],
    tasks: files.tasks,
  }
}

/** An echo may tell of a person, or of one more identity of theirs; it never tells that they were there. */
function isNews(customer: Customer, { customers: [known] }: Receiving['view']): boolean {
  return known === undefined || customer.identities.length > known.identities.length
}
