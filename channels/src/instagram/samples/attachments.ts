import type { Sample } from '../../kit/sample.ts'
import { file, sample, url } from './envelope.ts'

const page = 'https://www.instagram.com/reel/C1/'
const attached = (type: string, payload?: object) => ({
  attachments: [{ type, ...(payload && { payload }) }],
})
const element = {
  title: 'Succulent',
  subtitle: 'Green',
  image_url: url,
  default_action: { type: 'web_url', url: 'https://example.com' },
  buttons: [
    { type: 'web_url', url: 'https://example.com/buy', title: 'Buy' },
    { type: 'postback', title: 'Ask', payload: 'ASK' },
  ],
}
const card = {
  title: 'Succulent',
  subtitle: 'Green',
  image: file,
  url: 'https://example.com',
  buttons: [
    { kind: 'link', title: 'Buy', url: 'https://example.com/buy' },
    { kind: 'reply', title: 'Ask', payload: 'ASK' },
  ],
} as const
const share = { kind: 'share', of: 'post', title: null, url: null, file: null } as const

/** Every type of attachment. */
export const attachmentSamples: readonly Sample[] = [
  sample('an image', attached('image', { url }), { kind: 'image', file, caption: null }),
  sample(
    'an image with a text',
    { ...attached('image', { url }), text: 'This one?' },
    { kind: 'image', file, caption: 'This one?' },
  ),
  sample('a video', attached('video', { url }), { kind: 'video', file, caption: null }),
  sample('a voice note', attached('audio', { url }), { kind: 'voice', file, caption: null }),
  sample('a file', attached('file', { url }), { kind: 'document', file, caption: null }),
  sample(
    'several images at once',
    {
      attachments: [
        { type: 'image', payload: { url } },
        { type: 'video', payload: { url } },
      ],
      text: 'Both',
    },
    {
      kind: 'album',
      items: [
        { kind: 'image', file, caption: null },
        { kind: 'video', file, caption: null },
      ],
      caption: 'Both',
    },
  ),
  sample('a post in the older form', attached('share', { url }), { ...share, file }),
  sample('a post in the newer form', attached('ig_post', { ig_post_media_id: '18', title: 'Sale', url }), {
    ...share,
    title: 'Sale',
    file,
  }),
  sample(
    'a post in both forms is one',
    {
      attachments: [
        { type: 'share', payload: { url } },
        { type: 'ig_post', payload: { ig_post_media_id: '18', url } },
      ],
    },
    { ...share, file },
  ),
  sample(
    'a post with a text',
    { ...attached('ig_post', { title: 'Sale', url }), text: 'Look' },
    { ...share, title: 'Look\nSale', file },
  ),
  sample('media of the account', attached('media', { url }), { ...share, file }),
  sample(
    'a reel whose address is that of its bytes',
    attached('ig_reel', { reel_video_id: '17', title: 'Fun', url }),
    { ...share, of: 'reel', title: 'Fun', file },
  ),
  sample('a reel whose address is that of its page', attached('reel', { reel_video_id: '17', url: page }), {
    ...share,
    of: 'reel',
    url: page,
  }),
  sample('a story', attached('ig_story', { url }), { ...share, of: 'story', url }),
  sample('a story in the older form', attached('story', { url }), { ...share, of: 'story', url }),
  sample(
    'a story that mentions the account may be shown, and not be kept',
    attached('story_mention', { url, id: '17' }),
    { ...share, of: 'story_mention', url },
  ),
  sample('a link', attached('fallback', { url: 'https://example.com', title: 'Example' }), {
    ...share,
    of: 'link',
    title: 'Example',
    url: 'https://example.com',
  }),
  sample('a heart', attached('like_heart'), { kind: 'heart' }),
  sample('a sticker', attached('sticker', { url, sticker_id: 3 }), { kind: 'sticker', file, caption: null }),
  sample('a sticker in the older form', attached('image', { url, sticker_id: 3 }), {
    kind: 'sticker',
    file,
    caption: null,
  }),
  sample(
    'a sticker in both forms is one',
    { attachments: [{ type: 'sticker' }, { type: 'image', payload: { url, sticker_id: 3 } }] },
    { kind: 'sticker', file, caption: null },
  ),
  sample('a generic template', attached('template', { generic: { elements: [element] } }), {
    kind: 'cards',
    cards: [card],
  }),
  sample(
    'a generic template as it is sent',
    attached('template', { template_type: 'generic', elements: [element, { title: 'Cactus' }] }),
    {
      kind: 'cards',
      cards: [card, { title: 'Cactus', subtitle: null, image: null, url: null, buttons: [] }],
    },
  ),
  sample(
    'a button template',
    attached('template', {
      template_type: 'button',
      text: 'Which?',
      buttons: [{ type: 'postback', title: 'A', payload: 'a' }],
    }),
    {
      kind: 'cards',
      cards: [
        {
          title: 'Which?',
          subtitle: null,
          image: null,
          url: null,
          buttons: [{ kind: 'reply', title: 'A', payload: 'a' }],
        },
      ],
    },
  ),
]
