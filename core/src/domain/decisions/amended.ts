import { put, type Decision } from '../change.ts'
import { withAmended } from '../conversation.ts'
import type { Message } from '../message.ts'
import { log } from './outgoing.ts'
import { about } from './receive-status.ts'
import type { Receiving } from './receiving.ts'

/** The message in its new words, wherever they show. */
export function amended(
  after: Message,
  kind: 'message.edited' | 'message.deleted',
  { view, moment }: Pick<Receiving, 'view' | 'moment'>,
): Decision {
  const { conversation, account } = view
  const shows = conversation && withAmended(conversation, view.message, after, account)
  return {
    changes: [
      put('message', after),
      ...(shows && shows !== conversation ? [put('conversation', shows)] : []),
      log(about(after), { kind, message: after }, moment),
    ],
    tasks: [],
  }
}
