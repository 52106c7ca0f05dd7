import type { Said } from '@parley/core/domain/channel-event.ts'
import type { CardButton } from '@parley/core/domain/content.ts'

import { address, fileAt } from '../kit/file.ts'
import { record, records, words, type Fields } from '../kit/json.ts'

/** A generic or a button template ("Generic template", "Button template"); null if there is nothing on it. */
export function readCards(payload: Fields): Said | null {
  const generic = record(payload['generic']) ?? payload
  const elements = Array.isArray(generic['elements']) ? generic['elements'] : [payload]
  const cards = records(elements)
    .map(readCard)
    .filter((card) => card !== null)
  return cards.length === 0 || cards.length < elements.length ? null : { kind: 'cards', cards }
}

type Card = Extract<Said, { kind: 'cards' }>['cards'][number]

function readCard(element: Fields): Card | null {
  const title = words(element['title']) ?? words(element['text'])
  if (title === undefined) return null
  return {
    title,
    subtitle: words(element['subtitle']) ?? null,
    image: fileAt(element['image_url']),
    url: address(record(element['default_action'])?.['url']) ?? null,
    buttons: records(element['buttons'])
      .map(readButton)
      .filter((button) => button !== null),
  }
}

function readButton(button: Fields): CardButton | null {
  const title = words(button['title'])
  if (title === undefined) return null
  const url = address(button['url'])
  if (url !== undefined) return { kind: 'link', title, url }
  return { kind: 'reply', title, payload: words(button['payload']) ?? title }
}
