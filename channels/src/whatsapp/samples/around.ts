import type { Sample } from '../../kit/sample.ts'
import { sample } from './envelope.ts'

const text = { text: { body: 'Hi' } }
const content = { kind: 'text', text: 'Hi' } as const
const ad = {
  source_url: 'https://fb.me/3cr4Wqqkv',
  source_id: '120226305854810726',
  source_type: 'ad',
  headline: 'Chat with us',
  body: 'Summer succulents are here!',
  media_type: 'image',
  image_url: 'https://scontent.example/ad.jpg',
  ctwa_clid: 'Aff-n8ZTODiE79d22KtAwQKj9e',
  welcome_message: { text: 'Hi there!' },
}
const picture = { id: null, url: ad.image_url, name: null, type: null, sha256: null }
const referral = {
  source: 'ad',
  sourceId: '120226305854810726',
  url: 'https://fb.me/3cr4Wqqkv',
  title: 'Chat with us',
  text: 'Summer succulents are here!',
  ref: null,
  clickId: 'Aff-n8ZTODiE79d22KtAwQKj9e',
  file: picture,
}
const { image_url: _image, ctwa_clid: _click, ...plain } = ad

/** What stands around a message. */
export const aroundSamples: readonly Sample[] = [
  sample(
    'an answer to a message',
    'text',
    { ...text, context: { from: '15550783881', id: 'wamid.ours' } },
    content,
    {
      replyTo: 'wamid.ours',
    },
  ),
  sample('a forwarded message', 'text', { ...text, context: { forwarded: true } }, content, {
    context: { forwarded: 'once' },
  }),
  sample(
    'a message that was forwarded often',
    'text',
    { ...text, context: { frequently_forwarded: true } },
    content,
    {
      context: { forwarded: 'often' },
    },
  ),
  sample(
    'a question about something in the catalog',
    'text',
    {
      ...text,
      context: {
        from: '15550783881',
        id: 'wamid.ours',
        referred_product: { catalog_id: '194836987003835', product_retailer_id: 'di9' },
      },
    },
    content,
    { replyTo: 'wamid.ours', context: { product: { catalog: '194836987003835', product: 'di9' } } },
  ),
  sample('the first message after a click on an ad', 'text', { ...text, referral: ad }, content, {
    context: { referral },
  }),
  sample(
    'the first message after a click on a post with a video',
    'text',
    {
      ...text,
      referral: {
        ...plain,
        source_type: 'post',
        media_type: 'video',
        video_url: 'https://scontent.example/ad.mp4',
        thumbnail_url: ad.image_url,
        ref: 'june',
      },
    },
    content,
    { context: { referral: { ...referral, source: 'post', clickId: null, ref: 'june' } } },
  ),
  sample('an ad on a status has no click id and no picture', 'text', { ...text, referral: plain }, content, {
    context: { referral: { ...referral, clickId: null, file: null } },
  }),
]
