import type { Sample } from '../../kit/sample.ts'
import { accountKey, at, inThread, messaging, mid, person } from './envelope.ts'

const url = 'https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1&signature=Aa'

/** Messages that are kept as they came. */
export const unsupportedSamples: readonly Sample[] = [
  kept('image', { message: { mid, attachments: [{ type: 'image', payload: { url } }] } }),
  kept('audio', { message: { mid, attachments: [{ type: 'audio', payload: { url } }] } }),
  kept('ig_post', {
    message: {
      mid,
      text: 'Look',
      attachments: [{ type: 'ig_post', payload: { ig_post_media_id: '18', title: 'Sale', url } }],
    },
  }),
  kept('ig_reel', {
    message: { mid, attachments: [{ type: 'ig_reel', payload: { reel_video_id: '17', url } }] },
  }),
  kept('story_mention', { message: { mid, attachments: [{ type: 'story_mention', payload: { url } }] } }),
  kept('like_heart', { message: { mid, attachments: [{ type: 'like_heart' }] } }),
  kept('sticker', {
    message: { mid, attachments: [{ type: 'sticker' }, { type: 'image', payload: { url, sticker_id: 3 } }] },
  }),
  kept('unknown', { message: { mid, attachments: ['?'] } }),
  kept('unknown', { message: { mid, attachments: 'none', text: 7 } }),
  kept('unknown', { message: { mid, referral: { ref: 'summer', source: 'ADS', type: 'OPEN_THREAD' } } }),
  kept('deleted', { message: { mid, is_deleted: true } }),
  kept('unsupported', { message: { mid, is_unsupported: true } }),
  kept('postback', { postback: { mid, title: 'Opening hours', payload: 'HOURS' } }),
]

function kept(type: string, item: object): Sample {
  const content = { kind: 'unsupported', type, raw: JSON.stringify(inThread(item)) } as const
  return {
    name: `a message of type ${type} is kept as it came`,
    body: messaging(item),
    events: [{ kind: 'message', accountKey, externalId: mid, from: person, at, content, replyTo: null }],
  }
}
