import { expect, test } from 'vitest'

import type { Content } from '../content.ts'
import type { File } from '../file.ts'
import { abilities as can, stored } from '../fixtures/given.ts'
import { misfit } from './fits.ts'

const image = (over: Partial<File> = {}) => ({ kind: 'image', file: stored(over), caption: null }) as const
const button = { title: 'Yes', payload: 'yes' }
const buttons = {
  kind: 'buttons',
  of: 'reply',
  text: 'Well?',
  header: null,
  footer: null,
  buttons: [button],
} as const
const row = { title: 'Tea', payload: 'tea', description: null }
const list = {
  kind: 'list',
  text: 'Choose',
  header: null,
  footer: null,
  button: 'Open',
  sections: [{ title: null, rows: [row] }],
} as const
const link = {
  kind: 'link',
  text: 'Look',
  header: null,
  footer: null,
  title: 'Shop',
  url: 'https://shop.example',
} as const
const card = { title: 'Tea', subtitle: null, image: null, url: null, buttons: [] }
const request = { kind: 'request', of: 'location', text: 'Where?', country: null } as const
const template = {
  kind: 'template',
  name: 'a',
  language: 'en',
  text: '',
  cards: [],
  header: null,
  body: {},
  buttons: {},
} as const

test.each<Content<File>>([
  image(),
  image({ type: 'audio/mpeg', playable: { hash: 'b', type: 'image/png', size: 1, width: 1, height: 1 } }),
  image({ state: 'waiting', type: null, size: null }),
  { ...buttons, header: { kind: 'text', text: 'Hello' } },
  list,
  link,
  request,
  { kind: 'cards', cards: [card] },
  { ...template, body: { 1: 'Ana' } },
])('what is within the limits fits: %j', (content) => expect(misfit(content, can)).toBeNull())

test.each<[Content<File>, string, string]>([
  [{ kind: 'text', text: 'a'.repeat(101) }, 'too_long', 'content.text: has 101 characters; 100 are allowed.'],
  [
    image({ type: 'image/webp' }),
    'not_supported',
    'the file is image/webp; as image this channel takes image/png.',
  ],
  [
    image({ size: 2_000 }),
    'not_supported',
    'the file has 2000 bytes; as image this channel takes up to 1000.',
  ],
  [{ kind: 'sticker', file: stored(), caption: null }, 'not_supported', 'cannot send sticker'],
  [{ kind: 'album', items: [image()], caption: null }, 'not_supported', 'cannot send album'],
  [{ kind: 'heart' }, 'not_supported', 'cannot send heart'],
  [{ kind: 'erased' }, 'not_supported', 'cannot send erased'],
  [{ ...buttons, of: 'quick_reply' }, 'not_supported', 'buttons of the kind quick_reply'],
  [
    { ...buttons, buttons: [button, button, button] },
    'not_supported',
    'content.buttons: there are 3; 2 are allowed.',
  ],
  [{ ...buttons, buttons: [{ ...button, title: 'Perhaps' }] }, 'too_long', 'content.buttons[0].title: has 7'],
  [
    { ...buttons, buttons: [button, { ...button, title: 'No' }] },
    'invalid_request',
    'the payloads must differ',
  ],
  [{ ...buttons, footer: 'a long footer' }, 'too_long', 'content.footer: has 13'],
  [
    { ...buttons, header: { kind: 'video', file: stored() } },
    'not_supported',
    'video is not possible here; text, image is.',
  ],
  [{ ...link, footer: 'a' }, 'not_supported', 'content.footer: this channel has none here.'],
  [
    { ...list, sections: [...list.sections, ...list.sections] },
    'invalid_request',
    'the payloads must differ',
  ],
  [
    {
      ...list,
      sections: [
        { title: null, rows: [row] },
        { title: 'B', rows: [{ ...row, payload: 'b' }] },
      ],
    },
    'invalid_request',
    'content.sections[0].title: each of several sections needs one.',
  ],
  [
    { ...list, sections: [{ title: 'A', rows: [{ ...row, description: 'very long' }] }] },
    'too_long',
    'content.sections[0].rows[0].description',
  ],
  [{ ...request, of: 'contact_info' }, 'not_supported', 'request of contact_info'],
  [{ ...request, of: 'address' }, 'invalid_request', 'content.country'],
  [{ kind: 'cards', cards: [{ ...card, title: 'Chamomile' }] }, 'too_long', 'content.cards[0].title'],
  [
    { kind: 'cards', cards: [{ ...card, image: stored({ size: 5_000 }) }] },
    'not_supported',
    'content.cards[0].image',
  ],
  [{ ...template, body: { 1: 'two\nlines' } }, 'invalid_request', 'content.body.1: line breaks'],
])('what does not fit is refused with the field and the limit: %j', (content, code, detail) => {
  expect(misfit(content, can)).toEqual({ code, detail: expect.stringContaining(detail) })
})
