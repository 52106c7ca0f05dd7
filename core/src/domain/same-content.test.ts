import { expect, test } from 'vitest'

import type { Content } from './content.ts'
import { isSame } from './same-content.ts'

const text = (said: string): Content<string> => ({ kind: 'text', text: said })
const media = (
  kind: 'image' | 'audio' | 'voice',
  file: string,
  caption: string | null = null,
): Content<string> => ({
  kind,
  file,
  caption,
})
const buttons: Content<string> = {
  kind: 'buttons',
  of: 'quick_reply',
  text: 'Well?',
  header: null,
  footer: null,
  buttons: [{ title: 'Yes', payload: 'yes' }],
}
const place = (latitude: number): Content<string> => ({
  kind: 'location',
  latitude,
  longitude: 13.4,
  name: null,
  address: null,
})
const cards = (title: string): Content<string> => ({
  kind: 'cards',
  cards: [{ title, subtitle: null, image: null, url: null, buttons: [] }],
})
const unread: Content<string> = { kind: 'unsupported', type: 'template', raw: '{}' }

test.each([
  [text('Hello'), text('Hello')],
  [buttons, text('Well?')],
  [media('image', 'ours', 'A tree'), media('image', 'theirs', 'A tree')],
  [media('voice', 'ours'), media('audio', 'theirs')],
  [place(52.500_001), place(52.5)],
  [cards('Tea'), cards('Tea')],
  [cards('Tea'), unread],
  [buttons, unread],
  [{ kind: 'heart' } as const, { kind: 'heart' } as const],
])('%j comes back as %j', (sent, echoed) => expect(isSame(sent, echoed)).toBe(true))

test.each([
  [text('Hello'), text('Hello!')],
  [text('Hello'), unread],
  [media('image', 'ours'), unread],
  [media('image', 'ours', 'A tree'), media('image', 'theirs', 'A house')],
  [media('image', 'ours'), media('audio', 'ours')],
  [place(52.5), place(52.6)],
  [cards('Tea'), cards('Coffee')],
  [{ kind: 'heart' } as const, text('')],
])('%j does not come back as %j', (sent, echoed) => expect(isSame(sent, echoed)).toBe(false))
