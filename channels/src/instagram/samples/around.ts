import type { Sample } from '../../kit/sample.ts'
import { file, messaging, mid, sample, saying, url } from './envelope.ts'

const text = { text: 'Hi' }
const content = { kind: 'text', text: 'Hi' } as const
const ad = {
  ref: 'summer',
  ad_id: '6045246247433',
  source: 'ADS',
  type: 'OPEN_THREAD',
  ads_context_data: { ad_title: 'Sale', photo_url: url, post_id: '17' },
}
const referral = {
  source: 'ADS',
  sourceId: '6045246247433',
  url: null,
  title: 'Sale',
  text: null,
  ref: 'summer',
  clickId: null,
  file,
}
const tap = { title: 'Opening hours', payload: 'HOURS' }
const chosen = {
  kind: 'choice',
  of: 'button',
  text: 'Opening hours',
  payload: 'HOURS',
  description: null,
} as const

/** What stands around a message, and taps. */
export const aroundSamples: readonly Sample[] = [
  sample('an answer to a story', { ...text, reply_to: { story: { id: '17', url } } }, content, {
    context: { story: { id: '17', url, file: null } },
  }),
  sample('an answer to a message', { ...text, reply_to: { mid: 'aWdfours' } }, content, {
    replyTo: 'aWdfours',
  }),
  sample('the first message after a click on an ad', { ...text, referral: ad }, content, {
    context: { referral },
  }),
  sample(
    'the first message after a click on an ad with a video',
    { ...text, referral: { ...ad, ref: undefined, ads_context_data: { ad_title: 'Sale', video_url: url } } },
    content,
    { context: { referral: { ...referral, ref: null } } },
  ),
  sample('a question about a product', { ...text, referral: { product: { id: '27' } } }, content, {
    context: { product: { catalog: null, product: '27' } },
  }),
  sample(
    'nothing but where the customer comes from',
    { referral: ad },
    { kind: 'notice', of: 'referral', text: 'Came through an advertisement or a link.' },
    { context: { referral } },
  ),
  sample(
    'a tap on a quick reply',
    { ...text, quick_reply: { payload: 'HI' } },
    {
      kind: 'choice',
      of: 'quick_reply',
      text: 'Hi',
      payload: 'HI',
      description: null,
    },
  ),
  sample(
    'a tap on a quick reply without a payload',
    { ...text, quick_reply: {} },
    {
      kind: 'choice',
      of: 'quick_reply',
      text: 'Hi',
      payload: 'Hi',
      description: null,
    },
  ),
  { name: 'a tap on a button', body: messaging({ postback: { mid, ...tap } }), events: [saying(chosen)] },
  {
    name: 'a tap on an ice breaker after a click on an ad',
    body: messaging({ postback: { mid, ...tap, referral: ad } }),
    events: [saying(chosen, { context: { referral } })],
  },
  {
    name: 'a tap without a payload is what it shows',
    body: messaging({ postback: { mid, title: 'Opening hours' } }),
    events: [saying({ ...chosen, payload: 'Opening hours' })],
  },
]
