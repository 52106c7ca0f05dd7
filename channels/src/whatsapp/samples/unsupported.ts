import type { Sample } from '../../kit/sample.ts'
import { accountKey, at, incoming, messages, phone, sheena } from './envelope.ts'

/** Types that are kept as they came. */
export const unsupportedSamples: readonly Sample[] = [
  incoming('image', {
    image: { id: '1003383421387256', mime_type: 'image/jpeg', sha256: 'SfInY0gG', caption: 'This one' },
  }),
  incoming('audio', {
    audio: { id: '1908647269898587', mime_type: 'audio/ogg; codecs=opus', sha256: 'zbfQ', voice: true },
  }),
  incoming('sticker', {
    sticker: { id: '798882015472548', mime_type: 'image/webp', sha256: 'aX9', animated: false },
  }),
  incoming('location', { location: { latitude: 37.483307, longitude: -122.148981, name: 'Philz Coffee' } }),
  incoming('contacts', {
    contacts: [{ name: { formatted_name: 'Barbara' }, phones: [{ phone: '+1 650-555-7890' }] }],
  }),
  incoming('reaction', { reaction: { message_id: 'wamid.ours', emoji: '👍' } }),
  incoming('interactive', {
    interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
  }),
  incoming('button', { button: { payload: 'Unsubscribe', text: 'Unsubscribe' } }),
  incoming('order', {
    order: { catalog_id: '194836987003835', product_items: [{ product_retailer_id: 'di9', quantity: 2 }] },
  }),
  incoming('system', { system: { type: 'user_changed_number', body: 'changed', wa_id: '16505559999' } }),
  incoming('unsupported', { errors: [{ code: 131051, title: 'Message type unknown' }] }),
  incoming('constructor', {}),
  // Documented types without their object.
  incoming('text', {}),
  incoming('text', { text: 'Hi' }),
].map((message) => ({
  name: `a message of type ${message.type} is kept as it came`,
  body: messages(message),
  events: [
    {
      kind: 'message',
      accountKey,
      externalId: message.id,
      from: sheena,
      at,
      content: { kind: 'unsupported', type: message.type, raw: JSON.stringify(message) },
      replyTo: null,
    },
  ],
}))

const typeless = { from: phone, id: 'wamid.typeless', timestamp: '1749416383' }

export const typelessSample: Sample = {
  name: 'a message without a type is kept as it came',
  body: messages(typeless),
  events: [
    {
      kind: 'message',
      accountKey,
      externalId: 'wamid.typeless',
      from: sheena,
      at,
      content: { kind: 'unsupported', type: 'unknown', raw: JSON.stringify(typeless) },
      replyTo: null,
    },
  ],
}
