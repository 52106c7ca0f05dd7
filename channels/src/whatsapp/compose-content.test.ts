import type { Content } from '@parley/core/domain/content.ts'
import type { OutgoingFile } from '@parley/core/ports/channel.ts'
import { expect, test } from 'vitest'

import { objectOf } from './compose-content.ts'

const upload: OutgoingFile = {
  handle: '1037543291543636',
  url: null,
  name: 'menu.pdf',
  type: 'application/pdf',
}
const link: OutgoingFile = { handle: null, url: 'https://shop.example/a.jpg', name: null, type: null }
const framing = { header: { kind: 'text', text: 'Hello' }, footer: 'Loft' } as const
const framed = { header: { type: 'text', text: 'Hello' }, footer: { text: 'Loft' } }
const filled = { header: null, body: {}, buttons: {} }

/** WhatsApp Cloud API, "Messages": the type and its object. */
const cases: readonly (readonly [Content<OutgoingFile>, string, unknown])[] = [
  [{ kind: 'text', text: 'Hi', preview: true }, 'text', { body: 'Hi', preview_url: true }],
  [{ kind: 'text', text: 'Hi' }, 'text', { body: 'Hi' }],
  [{ kind: 'image', file: link, caption: 'A tree' }, 'image', { link: link.url, caption: 'A tree' }],
  [{ kind: 'video', file: upload, caption: null }, 'video', { id: upload.handle }],
  [{ kind: 'audio', file: upload, caption: null }, 'audio', { id: upload.handle }],
  [
    { kind: 'voice', file: { ...upload, type: 'audio/ogg; codecs=opus' }, caption: null },
    'audio',
    { id: upload.handle, voice: true },
  ],
  [{ kind: 'voice', file: { ...upload, type: 'audio/mp4' }, caption: null }, 'audio', { id: upload.handle }],
  [
    { kind: 'document', file: upload, caption: 'Menu' },
    'document',
    { id: upload.handle, caption: 'Menu', filename: 'menu.pdf' },
  ],
  [{ kind: 'sticker', file: upload, caption: null }, 'sticker', { id: upload.handle }],
  [
    { kind: 'location', latitude: 37.48, longitude: -122.14, name: 'HQ', address: null },
    'location',
    { latitude: '37.48', longitude: '-122.14', name: 'HQ' },
  ],
  [
    {
      kind: 'contacts',
      cards: [
        {
          name: 'Ana Lee',
          phones: [{ number: '+16505551234', type: 'mobile' }],
          emails: [],
          addresses: [],
          organization: 'Loft',
          urls: ['https://loft.example'],
          birthday: '2000-01-31',
        },
      ],
    },
    'contacts',
    [
      {
        name: { formatted_name: 'Ana Lee', first_name: 'Ana Lee' },
        phones: [{ phone: '+16505551234', type: 'MOBILE' }],
        urls: [{ url: 'https://loft.example' }],
        org: { company: 'Loft' },
        birthday: '2000-01-31',
      },
    ],
  ],
  [{ kind: 'reaction', to: 'wamid.1', emoji: '👍' }, 'reaction', { message_id: 'wamid.1', emoji: '👍' }],
  [{ kind: 'reaction', to: 'wamid.1', emoji: null }, 'reaction', { message_id: 'wamid.1', emoji: '' }],
  [
    { kind: 'buttons', of: 'reply', text: 'Well?', ...framing, buttons: [{ title: 'Yes', payload: 'y' }] },
    'interactive',
    {
      type: 'button',
      ...framed,
      body: { text: 'Well?' },
      action: { buttons: [{ type: 'reply', reply: { id: 'y', title: 'Yes' } }] },
    },
  ],
  [
    {
      kind: 'link',
      text: 'Look',
      header: { kind: 'image', file: upload },
      footer: null,
      title: 'Shop',
      url: 'https://shop.example',
    },
    'interactive',
    {
      type: 'cta_url',
      header: { type: 'image', image: { id: upload.handle } },
      body: { text: 'Look' },
      action: { name: 'cta_url', parameters: { display_text: 'Shop', url: 'https://shop.example' } },
    },
  ],
  [
    {
      kind: 'list',
      text: 'Choose',
      header: 'Menu',
      footer: null,
      button: 'Open',
      sections: [{ title: 'Hot', rows: [{ title: 'Tea', payload: 'tea', description: 'Green' }] }],
    },
    'interactive',
    {
      type: 'list',
      header: { type: 'text', text: 'Menu' },
      body: { text: 'Choose' },
      action: {
        button: 'Open',
        sections: [{ title: 'Hot', rows: [{ id: 'tea', title: 'Tea', description: 'Green' }] }],
      },
    },
  ],
  [
    { kind: 'request', of: 'location', text: 'Where?', country: null },
    'interactive',
    { type: 'location_request_message', body: { text: 'Where?' }, action: { name: 'send_location' } },
  ],
  [
    { kind: 'request', of: 'address', text: 'Where to?', country: 'IN' },
    'interactive',
    {
      type: 'address_message',
      body: { text: 'Where to?' },
      action: { name: 'address_message', parameters: { country: 'IN' } },
    },
  ],
  [
    { kind: 'flow', text: 'Book', flow: '42', title: 'Start', token: 't', screen: 'DAY', data: '{"a":1}' },
    'interactive',
    {
      type: 'flow',
      body: { text: 'Book' },
      action: {
        name: 'flow',
        parameters: {
          flow_message_version: '3',
          flow_id: '42',
          flow_cta: 'Start',
          flow_token: 't',
          flow_action: 'navigate',
          flow_action_payload: { screen: 'DAY', data: { a: 1 } },
        },
      },
    },
  ],
  [
    { kind: 'template', name: 'hello', language: 'en_US', ...filled, cards: [], text: '' },
    'template',
    { name: 'hello', language: { code: 'en_US' } },
  ],
  [
    {
      kind: 'template',
      name: 'order',
      language: 'en_US',
      header: { kind: 'image', file: upload },
      body: { 10: 'last', 2: 'second', 1: 'first' },
      buttons: { 0: { kind: 'reply', value: 'stop' }, 1: { kind: 'link', value: '1042' } },
      cards: [
        { ...filled, body: { first_name: 'Ana' }, buttons: { 0: { kind: 'copy_code', value: 'TEA' } } },
      ],
      text: '',
    },
    'template',
    {
      name: 'order',
      language: { code: 'en_US' },
      components: [
        { type: 'header', parameters: [{ type: 'image', image: { id: upload.handle } }] },
        { type: 'body', parameters: ['first', 'second', 'last'].map((text) => ({ type: 'text', text })) },
        {
          type: 'button',
          sub_type: 'quick_reply',
          index: '0',
          parameters: [{ type: 'payload', payload: 'stop' }],
        },
        { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: '1042' }] },
        {
          type: 'carousel',
          cards: [
            {
              card_index: 0,
              components: [
                { type: 'body', parameters: [{ type: 'text', text: 'Ana', parameter_name: 'first_name' }] },
                {
                  type: 'button',
                  sub_type: 'copy_code',
                  index: '0',
                  parameters: [{ type: 'coupon_code', coupon_code: 'TEA' }],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
]

test.each(cases)('%j is sent as %s', (content, type, object) => {
  expect(objectOf(content)).toEqual({ type, [type]: object })
})

test.each<Content<OutgoingFile>>([
  { kind: 'request', of: 'contact_info', text: 'Who?', country: null },
  { kind: 'heart' },
  { kind: 'deleted' },
])('what is not sent has no object: %j', (content) => {
  expect(objectOf(content)).toBeNull()
})
