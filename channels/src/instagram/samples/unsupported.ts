import type { Sample } from '../../kit/sample.ts'
import { accountKey, at, inThread, messaging, mid, person, url } from './envelope.ts'

const image = { type: 'image', payload: { url } }

/** What cannot be read is kept as it came. */
export const unsupportedSamples: readonly Sample[] = [
  kept('unsupported', { message: { mid, is_unsupported: true } }),
  kept('unsupported', {
    message: { mid, is_unsupported: true, attachments: [{ type: 'unsupported_type' }] },
  }),
  kept('ephemeral', { message: { mid, attachments: [{ type: 'ephemeral' }] } }),
  kept('unsupported_type', { message: { mid, attachments: [{ type: 'unsupported_type', payload: {} }] } }),
  kept('of_tomorrow', { message: { mid, attachments: [{ type: 'of_tomorrow', payload: { url } }] } }),
  kept('image', { message: { mid, attachments: [{ type: 'image' }] } }),
  kept('image', {
    message: { mid, attachments: [{ type: 'image', payload: { url: 'javascript:alert(1)' } }] },
  }),
  kept('image', { message: { mid, attachments: [image, { type: 'ephemeral' }] } }),
  kept('ig_post', { message: { mid, attachments: [{ type: 'ig_post', payload: {} }] } }),
  kept('template', { message: { mid, attachments: [{ type: 'template', payload: { generic: {} } }] } }),
  kept('template', { message: { mid, attachments: [{ type: 'template', payload: { elements: [{}] } }] } }),
  kept('like_heart', { message: { mid, attachments: [{ type: 'like_heart' }], text: 'and a text' } }),
  kept('unknown', { message: { mid, attachments: ['?'] } }),
  kept('unknown', { message: { mid, attachments: 'none', text: 7 } }),
  kept('unknown', { message: { mid } }),
  kept('postback', { postback: { mid } }),
]

function kept(type: string, item: object): Sample {
  const raw = JSON.stringify(inThread(item))
  return {
    name: `kept as it came, as ${type}: ${JSON.stringify(item).replace(mid, '…')}`,
    body: messaging(item),
    events: [
      {
        kind: 'message',
        accountKey,
        externalId: mid,
        from: person,
        at,
        content: { kind: 'unsupported', type, raw },
        replyTo: null,
      },
    ],
  }
}
