import { isTakenBack, takenBack } from '../amend.ts'
import { nothing, put, type Change, type Decision } from '../change.ts'
import type { Deleted } from '../channel-event.ts'
import type { HubEvent } from '../event.ts'
import type { File } from '../file.ts'
import type { Moment } from '../ids.ts'
import type { Message } from '../message.ts'
import { note } from '../status.ts'
import { amended } from './amended.ts'
import { droppingFiles } from './fetch.ts'
import { log } from './outgoing.ts'
import { placeholder } from './placeholder.ts'
import { about, waiting } from './receive-status.ts'
import type { Receiving } from './receiving.ts'
import { awaitMessage } from './retry.ts'

/** The view holds no more of what was told; the rest is rewritten in further turns. */
const mostToldAtOnce = 20

/**
 * A message was taken back: what it said goes from the thread, from the log, and from what was still to be told or
 * answered; that there was a message stays. One that never came is taken back already when it does.
 */
export function receiveDeletion(event: Deleted, receiving: Receiving): Decision {
  const { view, tried, moment } = receiving
  const { message, taken } = view
  if (!message || !taken) {
    const wait = awaitMessage(tried, moment.now)
    return wait === null ? (placeholder(event, receiving) ?? nothing) : waiting(wait, moment.now)
  }
  const at = isTakenBack(message) ? (message.deletedAt ?? event.at) : event.at
  const rewrites = taken.told.map((told) => rewritten(told, message, at))
  const more = taken.told.length >= mostToldAtOnce
  if (more || isTakenBack(message))
    return { ...nothing, changes: rewrites, ...(more ? { againAt: moment.now } : {}) }
  const { changes } = amended(takenBack(message, at), 'message.deleted', receiving)
  return {
    changes: [...rewrites, ...taken.files.map(gone), ...changes, ...withdrawn(taken.answer, moment)],
    tasks: droppingFiles(
      taken.files.map(({ id }) => id),
      moment.now,
    ),
  }
}

/** A logged event without the words of this message. */
function rewritten(event: HubEvent, { id }: Message, at: number): Change {
  const { news } = event
  const silent =
    'message' in news && news.message.id === id ? { ...news, message: takenBack(news.message, at) } : news
  if (!('conversation' in silent) || silent.conversation.preview.of !== id)
    return { kind: 'rewrite', event: { ...event, news: silent } }
  const { of: _shown, ...preview } = { ...silent.conversation.preview, text: '[deleted]' }
  const conversation = { ...silent.conversation, preview }
  return { kind: 'rewrite', event: { ...event, news: { ...silent, conversation } } }
}

/** Its hash stays until its bytes are gone. */
function gone(file: File): Change {
  return put('file', { ...file, state: 'deleted', source: null, name: null, shape: null, failure: null })
}

/** An automatic answer that has not gone out yet has nothing to answer any more. */
function withdrawn(answer: Message | null, moment: Moment): readonly Change[] {
  if (answer?.status !== 'pending') return []
  const transitions = note(answer.transitions, 'canceled', moment.now)
  const after: Message = { ...answer, status: 'canceled', transitions }
  return [put('message', after), log(about(after), { kind: 'message.canceled', message: after }, moment)]
}
