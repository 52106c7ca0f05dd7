import { withMark } from '../amend.ts'
import { nothing, put, type Change, type Decision } from '../change.ts'
import { groupOf, type ChannelEvent, type Reacted } from '../channel-event.ts'
import { previewOf, type Conversation } from '../conversation.ts'
import type { Mark } from '../message.ts'
import { log } from './outgoing.ts'
import { about, waiting } from './receive-status.ts'
import type { Receiving } from './receiving.ts'
import { awaitMessage } from './retry.ts'

/**
 * Somebody reacted. The message carries the mark; the list of conversations shows it, but it is no message: nothing has
 * to be answered, so it is not unread, moves nothing up, and does not open the reply window. A reaction to a message
 * that never comes stands by itself.
 */
export function receiveReaction(event: Reacted, receiving: Receiving): Decision {
  const { view, tried, moment } = receiving
  const { message } = view
  if (!message) {
    const wait = awaitMessage(tried, moment.now)
    return wait === null ? byItself(event, receiving) : waiting(wait, moment.now)
  }
  const mark = { by: event.by, emoji: event.emoji, at: event.at }
  const after = withMark(message, mark)
  if (after === message) return nothing
  return {
    changes: [
      put('message', after),
      ...shown(mark, receiving),
      log(about(after), { kind: 'message.reacted', message: after }, moment),
    ],
    tasks: [],
  }
}

function shown(mark: Mark, { view }: Receiving): readonly Change[] {
  const { conversation, message, latest, account } = view
  if (!conversation || !message || mark.at < conversation.lastPlacedAt || account.routerMode) return []
  const back = latest ? previewOf(latest, account) : conversation.preview
  const preview: Conversation['preview'] =
    mark.emoji === null
      ? back
      : { direction: mark.by === 'customer' ? 'in' : 'out', text: `Reacted ${mark.emoji}`, of: message.id }
  return [put('conversation', { ...conversation, preview })]
}

/** It becomes an event of its own, so that its own id tells whether it is known. */
function byItself(event: Reacted, { view, moment }: Receiving): Decision {
  const { accountKey, externalId: to, emoji, at, person, by } = event
  if (!person || emoji === null) return nothing
  const externalId = event.eventId ?? `reaction:${to}:${by}:${at}`
  const content = { kind: 'reaction', to, emoji } as const
  const past = event.history === undefined ? {} : { history: event.history }
  const said = { accountKey, externalId, at, content, replyTo: to, ...past } as const
  const alone: ChannelEvent =
    by === 'customer' ? { ...said, kind: 'message', from: person } : { ...said, kind: 'echo', to: person }
  const { channel } = view.account
  const work = { kind: 'receive', channel, event: alone } as const
  return { ...nothing, tasks: [{ group: groupOf(channel, alone), work, dueAt: moment.now }] }
}
