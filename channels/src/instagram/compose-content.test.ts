import type { Content } from '@parley/core/domain/content.ts'
import type { OutgoingFile } from '@parley/core/ports/channel.ts'
import { expect, test } from 'vitest'

import { compose } from './compose.ts'

const upload: OutgoingFile = { handle: '98765', url: null, name: null, type: 'audio/wav' }
const link: OutgoingFile = { handle: null, url: 'https://shop.example/a.jpg', name: null, type: null }
const media = (kind: 'image' | 'voice' | 'document' | 'video', file: OutgoingFile) => ({
  kind,
  file,
  caption: null,
})
const framing = { header: null, footer: null }
const attached = (type: string, payload: unknown) => ({ attachment: { type, payload } })

/** Instagram Platform, "Send messages": the message. */
const cases: readonly (readonly [Content<OutgoingFile>, unknown])[] = [
  [{ kind: 'text', text: 'Hi' }, { text: 'Hi' }],
  [media('image', link), attached('image', { url: link.url })],
  [media('voice', upload), attached('audio', { attachment_id: '98765' })],
  [media('document', upload), attached('file', { attachment_id: '98765' })],
  [media('video', link), attached('video', { url: link.url })],
  [
    { kind: 'album', items: [media('image', link), media('image', upload)], caption: null },
    {
      attachments: [
        { type: 'image', payload: { url: link.url } },
        { type: 'image', payload: { attachment_id: '98765' } },
      ],
    },
  ],
  [
    {
      kind: 'buttons',
      of: 'quick_reply',
      text: 'Well?',
      ...framing,
      buttons: [{ title: 'Yes', payload: 'y' }],
    },
    { text: 'Well?', quick_replies: [{ content_type: 'text', title: 'Yes', payload: 'y' }] },
  ],
  [
    { kind: 'buttons', of: 'reply', text: 'Well?', ...framing, buttons: [{ title: 'Yes', payload: 'y' }] },
    attached('template', {
      template_type: 'button',
      text: 'Well?',
      buttons: [{ type: 'postback', title: 'Yes', payload: 'y' }],
    }),
  ],
  [
    { kind: 'link', text: 'Look', ...framing, title: 'Shop', url: 'https://shop.example' },
    attached('template', {
      template_type: 'button',
      text: 'Look',
      buttons: [{ type: 'web_url', url: 'https://shop.example', title: 'Shop' }],
    }),
  ],
  [
    {
      kind: 'cards',
      cards: [
        {
          title: 'Tea',
          subtitle: 'Green',
          image: link,
          url: 'https://shop.example/tea',
          buttons: [{ kind: 'reply', title: 'Buy', payload: 'tea' }],
        },
        { title: 'Milk', subtitle: null, image: null, url: null, buttons: [] },
      ],
    },
    attached('template', {
      template_type: 'generic',
      elements: [
        {
          title: 'Tea',
          subtitle: 'Green',
          image_url: link.url,
          default_action: { type: 'web_url', url: 'https://shop.example/tea' },
          buttons: [{ type: 'postback', title: 'Buy', payload: 'tea' }],
        },
        { title: 'Milk' },
      ],
    }),
  ],
  [{ kind: 'heart' }, { attachment: { type: 'like_heart' } }],
]

const account = {
  key: '17841472110558136',
  settings: {},
  token: 'IGAAJ',
  baseUrl: 'https://graph.instagram.com',
  apiVersion: 'v26.0',
}

function bodyOf(content: Content<OutgoingFile>, more: { readonly tag?: 'human_agent' } = {}): unknown {
  const composed = compose({ id: 'msg_1', content, replyTo: null, ...more }, ['igsid:1597'], account)
  return composed.kind === 'call' ? JSON.parse(composed.call.body ?? '') : composed
}

test.each(cases)('%j is sent as its message', (content, message) => {
  expect(bodyOf(content)).toEqual({ recipient: { id: '1597' }, messaging_type: 'RESPONSE', message })
})

test('a person who answers late says so', () => {
  expect(bodyOf({ kind: 'text', text: 'Hi' }, { tag: 'human_agent' })).toEqual({
    recipient: { id: '1597' },
    messaging_type: 'MESSAGE_TAG',
    tag: 'HUMAN_AGENT',
    message: { text: 'Hi' },
  })
})

test.each([
  ['❤️', { sender_action: 'react', payload: { message_id: 'aWdf', reaction: 'love' } }],
  ['👍', { sender_action: 'react', payload: { message_id: 'aWdf', reaction: '👍' } }],
  [null, { sender_action: 'unreact', payload: { message_id: 'aWdf' } }],
])('the reaction %s is an action', (emoji, action) => {
  expect(bodyOf({ kind: 'reaction', to: 'aWdf', emoji })).toEqual({ recipient: { id: '1597' }, ...action })
})
