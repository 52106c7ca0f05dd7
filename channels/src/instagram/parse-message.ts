import { fingerprint } from '../kit/digest.ts'
import { ignored, malformed, type Finding } from '../kit/finding.ts'
import { record, words, type Fields } from '../kit/json.ts'
import { toRaw } from '../kit/raw.ts'
import { readAround } from './around.ts'
import { readContent } from './content.ts'
import { atOf, person, readHead, type Source } from './source.ts'

/** A customer wrote, or the business did (an echo): then the customer is the recipient. */
export function readMessage(message: Fields, item: Fields, source: Source): Finding {
  if (message['is_self'] === true) return ignored('The account wrote to itself.', item)
  const head = readHead(message['mid'], item, source)
  if ('reason' in head) return head
  const isEcho = message['is_echo'] === true
  const who = person(item[isEcho ? 'recipient' : 'sender'])
  if (message['is_deleted'] === true)
    return { kind: 'deletion', ...head, by: isEcho ? 'business' : 'customer', ...(who && { person: who }) }
  if (!who) return malformed(`The message names no ${isEcho ? 'recipient' : 'sender'}.`, item)
  const said = { ...head, ...source.came, ...readAround(message), content: readContent(message, item) }
  return isEcho ? { kind: 'echo', ...said, to: who } : { kind: 'message', ...said, from: who }
}

/**
 * The customer tapped an ice breaker, a menu or a button ("messaging_postbacks"). Without a `mid` the same tap at the
 * same moment is the same.
 */
export function readPostback(postback: Fields, item: Fields, source: Source): Finding {
  if (postback['is_self'] === true || item['is_self'] === true)
    return ignored('The account tapped a button of its own.', item)
  const from = person(item['sender'])
  if (!from) return malformed('The message names no sender.', item)
  const own = postback['mid']
  const mid = own ?? `postback:${fingerprint({ at: atOf(item, source), from, postback })}`
  const head = readHead(mid, item, source)
  if ('reason' in head) return head
  const payload = words(postback['payload'])
  const text = words(postback['title']) ?? payload
  const content =
    text === undefined
      ? ({ kind: 'unsupported', type: 'postback', raw: toRaw(item) } as const)
      : ({
          kind: 'choice',
          of: own === undefined ? 'menu' : 'button',
          text,
          payload: payload ?? text,
          description: null,
        } as const)
  const referral = record(postback['referral'])
  const around = readAround({ reply_to: postback['reply_to'], ...(referral && { referral }) })
  return { kind: 'message', ...head, ...source.came, ...around, from, content }
}
