import type { Person } from '@parley/core/domain/customer.ts'

import { ignored, malformed, type Finding, type Rest } from '../kit/finding.ts'
import { identifier, noIdentifier, record, type Fields } from '../kit/json.ts'
import { toRaw } from '../kit/raw.ts'
import { timeOf } from '../kit/time.ts'
import { readContent } from './content.ts'

export interface Source {
  readonly accountKey: string
  /** The entry's own time, for items that have none. */
  readonly time: unknown
}

/** A customer wrote, or the business did (an echo): then the customer is the recipient. */
export function readMessage(message: Fields, item: Fields, source: Source): Finding {
  if (message['is_self'] === true) return ignored('The account wrote to itself.', item)
  const head = readHead(message['mid'], item, source)
  if ('reason' in head) return head
  const replyTo = identifier(record(message['reply_to'])?.['mid']) ?? null
  const said = { ...head, content: readContent(message, item), replyTo }
  const isEcho = message['is_echo'] === true
  const who = person(item[isEcho ? 'recipient' : 'sender'])
  if (!who) return malformed(`The message names no ${isEcho ? 'recipient' : 'sender'}.`, item)
  return isEcho ? { kind: 'echo', ...said, to: who } : { kind: 'message', ...said, from: who }
}

/** The customer tapped an ice breaker, a menu or a button ("messaging_postbacks"). */
export function readPostback(postback: Fields, item: Fields, source: Source): Finding {
  if (postback['mid'] === undefined) return ignored('A tap that is no message.', item)
  const head = readHead(postback['mid'], item, source)
  if ('reason' in head) return head
  const from = person(item['sender'])
  if (!from) return malformed('The message names no sender.', item)
  const content = { kind: 'unsupported', type: 'postback', raw: toRaw(item) } as const
  return { kind: 'message', ...head, from, content, replyTo: null }
}

interface Head {
  readonly accountKey: string
  readonly externalId: string
  readonly at: number
}

function readHead(mid: unknown, item: Fields, { accountKey, time }: Source): Head | Rest {
  const externalId = identifier(mid)
  if (externalId === undefined) return malformed(noIdentifier('mid', mid), item)
  const at = timeOf(item['timestamp']) ?? timeOf(time)
  if (at === undefined) return malformed('"timestamp" is not a time.', item)
  return { accountKey, externalId, at }
}

/** Webhooks carry no names: the profile has to be asked for ("User Profile API"). */
function person(side: unknown): Person | null {
  const id = identifier(record(side)?.['id'])
  return id === undefined ? null : { identities: [`igsid:${id}`], name: null }
}
