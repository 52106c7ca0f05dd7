import type { Said } from '@parley/core/domain/channel-event.ts'

import { record, records, words, type Fields } from '../kit/json.ts'
import { toRaw } from '../kit/raw.ts'
import { readAttachments, typeOf } from './attachments.ts'

/** What a message says; what cannot be read is kept as it came, sender and all. */
export function readContent(message: Fields, item: Fields): Said {
  const unsupported = (type: string): Said => ({ kind: 'unsupported', type, raw: toRaw(item) })
  if (message['is_unsupported'] === true) return unsupported('unsupported')
  const text = words(message['text'])
  const attachments = message['attachments']
  if (Array.isArray(attachments) && attachments.length > 0) {
    const whole = records(attachments).length === attachments.length
    const found = whole ? readAttachments(records(attachments), text ?? null) : null
    return found ?? unsupported(typeOf(attachments[0]))
  }
  if (text === undefined) return readSilent(message) ?? unsupported('unknown')
  const tapped = record(message['quick_reply'])
  if (!tapped) return { kind: 'text', text }
  return {
    kind: 'choice',
    of: 'quick_reply',
    text,
    payload: words(tapped['payload']) ?? text,
    description: null,
  }
}

/** A message may have nothing but where it came from. */
function readSilent(message: Fields): Said | null {
  if (!record(message['referral'])) return null
  return { kind: 'notice', of: 'referral', text: 'Came through an advertisement or a link.' }
}
