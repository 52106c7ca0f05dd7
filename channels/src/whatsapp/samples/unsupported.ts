import type { Sample } from '../../kit/sample.ts'
import { incoming, messages, phone, saying, timestamp } from './envelope.ts'

const errors = [
  {
    code: 131051,
    title: 'Message type unknown',
    message: 'Message type unknown',
    error_data: { details: 'Message type is currently not supported.' },
  },
]

const typeless = { from: phone, id: 'wamid.unknown', timestamp }

/** What cannot be read is kept as it came, under the name of what it would have been. */
export const unsupportedSamples: readonly Sample[] = [
  kept('unsupported', incoming('unsupported', { errors })),
  kept('poll', incoming('unsupported', { unsupported: { type: 'poll' }, errors })),
  kept('edit', incoming('unsupported', { unsupported: { type: 'edit' }, errors })),
  kept('unsupported', incoming('unsupported', { errors: [{ code: 131052, title: 'Media download error' }] })),
  kept('unsupported', incoming('unsupported', { errors: [{ code: 131060, title: 'Message unavailable' }] })),
  kept('unknown', incoming('unknown', { errors })),
  kept('of_tomorrow', incoming('of_tomorrow', { of_tomorrow: { id: 1 } })),
  kept('constructor', incoming('constructor', {})),
  kept('media_placeholder', incoming('media_placeholder', {})),
  // Documented types without what belongs to them.
  kept('text', incoming('text', {})),
  kept('text', incoming('text', { text: 'Hi' })),
  kept('text', incoming('text', { text: { body: '' } })),
  kept('image', incoming('image', { image: { mime_type: 'image/jpeg' }, errors: [{ code: 131052 }] })),
  kept('video', incoming('video', { errors })),
  kept('audio', incoming('audio', { audio: {} })),
  kept('location', incoming('location', { location: { latitude: 91, longitude: 0 } })),
  kept('location', incoming('location', { location: { latitude: 'north', longitude: 0 } })),
  kept('contacts', incoming('contacts', { contacts: [{}] })),
  kept('interactive', incoming('interactive', { errors })),
  kept(
    'payment_method',
    incoming('interactive', { interactive: { type: 'payment_method', payment_method: {} } }),
  ),
  kept('button_reply', incoming('interactive', { interactive: { type: 'button_reply' } })),
  kept(
    'nfm_reply',
    incoming('interactive', { interactive: { type: 'nfm_reply', nfm_reply: { body: 'Sent' } } }),
  ),
  kept('button', incoming('button', {})),
  kept('order', incoming('order', { order: { catalog_id: '1', product_items: [{ quantity: 2 }] } })),
  kept('order', incoming('order', { order: { catalog_id: '1', product_items: [] } })),
  kept('reaction', incoming('reaction', { reaction: { emoji: '👍' } })),
  kept('reaction', incoming('reaction', { reaction: { message_id: 'wamid.ours', emoji: 7 } })),
  kept('edit', incoming('edit', { edit: { original_message_id: 'wamid.first' } })),
  kept('revoke', incoming('revoke', {})),
  kept('system', incoming('system', { system: {} })),
  kept('unknown', typeless),
]

function kept(type: string, message: { readonly id: string }): Sample {
  const raw = JSON.stringify(message)
  return {
    name: `kept as it came, as ${type}: ${raw.slice(raw.indexOf(timestamp) + timestamp.length + 2)}`,
    body: messages(message),
    events: [{ ...saying('', { kind: 'unsupported', type, raw }), externalId: message.id }],
  }
}
