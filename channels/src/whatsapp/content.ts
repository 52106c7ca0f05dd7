import type { Said } from '@parley/core/domain/channel-event.ts'
import type { MediaKind } from '@parley/core/domain/content.ts'

import { fileOf } from '../kit/file.ts'
import { identifier, numeric, record, words, type Fields } from '../kit/json.ts'
import { toRaw } from '../kit/raw.ts'
import { readButton, readInteractive } from './content-answer.ts'
import { readContacts } from './content-contacts.ts'
import { readOrder } from './content-order.ts'

/** What a message says, by its `type`; what cannot be read is kept as it came. */
export function readContent(message: Fields): Said {
  const read = readers.get(message['type'])?.(message)
  if (read) return read
  const type = identifier(message['type']) ?? 'unknown'
  return { kind: 'unsupported', type: innerType(message, type), raw: toRaw(message) }
}

/** A map, because `type` comes from outside and may be called `constructor`. */
const readers: ReadonlyMap<unknown, (message: Fields) => Said | null> = new Map<
  unknown,
  (message: Fields) => Said | null
>([
  ['text', readText],
  ['image', media('image')],
  ['video', media('video')],
  ['audio', readAudio],
  ['document', media('document')],
  ['sticker', media('sticker')],
  ['location', readLocation],
  ['contacts', readContacts],
  ['interactive', readInteractive],
  ['button', readButton],
  ['order', readOrder],
  ['request_welcome', () => ({ kind: 'notice', of: 'chat_opened', text: 'The customer opened the chat.' })],
])

function readText(message: Fields): Said | null {
  const text = words(record(message['text'])?.['body'])
  return text === undefined ? null : { kind: 'text', text }
}

/** Media whose file WhatsApp could not fetch comes with `errors` and without an id. */
function media(kind: MediaKind): (message: Fields) => Said | null {
  return (message) => {
    const fields = record(message[kind])
    const file = fields && fileOf(fields)
    return file ? { kind, file, caption: words(fields['caption']) ?? null } : null
  }
}

function readAudio(message: Fields): Said | null {
  const fields = record(message['audio'])
  const file = fields && fileOf(fields)
  return file ? { kind: fields['voice'] === true ? 'voice' : 'audio', file, caption: null } : null
}

function readLocation(message: Fields): Said | null {
  const fields: { readonly [K in 'latitude' | 'longitude' | 'name' | 'address']?: unknown } =
    record(message['location']) ?? {}
  const latitude = numeric(fields.latitude)
  const longitude = numeric(fields.longitude)
  if (latitude === undefined || longitude === undefined) return null
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
  const [name, address] = [words(fields.name) ?? null, words(fields.address) ?? null]
  return { kind: 'location', latitude, longitude, name, address }
}

/** "Unsupported messages" say inside what they would have been; so do answers of a kind that nobody knows. */
function innerType(message: Fields, type: string): string {
  if (type !== 'unsupported' && type !== 'unknown' && type !== 'interactive') return type
  return identifier(record(message[type])?.['type']) ?? type
}
