import type { Said } from '@parley/core/domain/channel-event.ts'

import { identifier, record, words, type Fields } from '../kit/json.ts'
import { toRaw } from '../kit/raw.ts'

/** What a message says; what cannot be read is kept as it came, sender and all. */
export function readContent(message: Fields, item: Fields): Said {
  const other = otherThanText(message)
  const text = words(message['text'])
  if (other === undefined && text !== undefined) return { kind: 'text', text }
  return { kind: 'unsupported', type: other ?? 'unknown', raw: toRaw(item) }
}

function otherThanText(message: Fields): string | undefined {
  if (message['is_deleted'] === true) return 'deleted'
  if (message['is_unsupported'] === true) return 'unsupported'
  const attachments = message['attachments']
  if (!Array.isArray(attachments) || attachments.length === 0) return undefined
  return identifier(record(attachments[0])?.['type']) ?? 'unknown'
}
