import type { Said } from '@parley/core/domain/channel-event.ts'

import { identifier, record, words, type Fields } from '../kit/json.ts'
import { toRaw } from '../kit/raw.ts'

/** What a message says, by its `type`; what cannot be read is kept as it came. */
export function readContent(message: Fields): Said {
  const type = identifier(message['type']) ?? 'unknown'
  return readers.get(type)?.(message) ?? { kind: 'unsupported', type, raw: toRaw(message) }
}

/** A map, because `type` comes from outside and may be called `constructor`. */
const readers: ReadonlyMap<string, (message: Fields) => Said | null> = new Map([['text', readText]])

function readText(message: Fields): Said | null {
  const text = words(record(message['text'])?.['body'])
  return text === undefined ? null : { kind: 'text', text }
}
