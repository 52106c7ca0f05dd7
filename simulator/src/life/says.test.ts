import { afterEach, expect, test } from 'vitest'

import type { NewMessage } from '../control/shapes.ts'
import { hearing } from '../rig/hearing.ts'
import { number, profile, rig } from '../rig/rig.ts'

type Says = NonNullable<NewMessage['says']>

const onWhatsApp = { accountId: number.id, customerId: 'ana' }
const onInstagram = { accountId: profile.id, customerId: 'lea' }
type World = Awaited<ReturnType<typeof hearing>>
let world: World | undefined

afterEach(() => world?.hangUp())

const jpeg = {
  id: expect.stringMatching(/^\d{16}$/),
  mime_type: 'image/jpeg',
  sha256: expect.stringMatching(/^[\w+/]{43}=$/),
  url: expect.stringContaining('/lookaside.fbsbx.com/whatsapp_business/attachments/?mid='),
}

test.each([
  [
    { kind: 'text', text: 'Hi' },
    { type: 'text', text: { body: 'Hi' } },
  ],
  [
    { kind: 'image', caption: 'Look' },
    { type: 'image', image: { ...jpeg, caption: 'Look' } },
  ],
  [{ kind: 'video' }, { type: 'video', video: { ...jpeg, mime_type: 'video/mp4' } }],
  [{ kind: 'audio' }, { type: 'audio', audio: { ...jpeg, mime_type: 'audio/mpeg', voice: false } }],
  [
    { kind: 'voice' },
    { type: 'audio', audio: { ...jpeg, mime_type: 'audio/ogg; codecs=opus', voice: true } },
  ],
  [
    { kind: 'document', filename: 'Menu.pdf' },
    { type: 'document', document: { ...jpeg, mime_type: 'application/pdf', filename: 'Menu.pdf' } },
  ],
  [{ kind: 'sticker' }, { type: 'sticker', sticker: { ...jpeg, mime_type: 'image/webp', animated: false } }],
  [
    { kind: 'location', latitude: 1.5, longitude: 2, name: 'Here' },
    { type: 'location', location: { latitude: 1.5, longitude: 2, name: 'Here' } },
  ],
  [
    { kind: 'contacts', contacts: [{ name: 'Ben Ali', phones: ['+15550001111'] }] },
    {
      type: 'contacts',
      contacts: [
        {
          name: { formatted_name: 'Ben Ali', first_name: 'Ben', last_name: 'Ali' },
          phones: [{ phone: '+15550001111', wa_id: '15550001111', type: 'CELL' }],
        },
      ],
    },
  ],
  [
    { kind: 'order', catalog: '9', items: [{ product: 'bread', quantity: 2, price: 3.5 }] },
    {
      type: 'order',
      order: {
        catalog_id: '9',
        product_items: [{ product_retailer_id: 'bread', quantity: 2, item_price: 3.5, currency: 'USD' }],
      },
    },
  ],
  [{ kind: 'welcome' }, { type: 'request_welcome' }],
  [
    { kind: 'unsupported', of: 'poll' },
    {
      type: 'unsupported',
      unsupported: { type: 'poll' },
      errors: [expect.objectContaining({ code: 131051 })],
    },
  ],
  [
    { kind: 'raw', item: { type: 'hologram', hologram: 1 } },
    { type: 'hologram', hologram: 1 },
  ],
] satisfies [Says, object][])('on WhatsApp %j is told as Meta does', async (says, item) => {
  world = await hearing()
  const { id } = world.control.write({ ...onWhatsApp, says })
  const { changes } = await world.heard()
  expect(changes).toMatchObject([{ field: 'messages', value: { contacts: [{ wa_id: '16505551234' }] } }])
  const common = { from: '16505551234', from_user_id: expect.any(String), id, timestamp: '1795251600' }
  expect(changes[0]?.value['messages']).toEqual([{ ...common, ...item }])
})

const lies = {
  url: expect.stringMatching(/\/lookaside\.fbsbx\.com\/ig_messaging_cdn\/\?asset_id=\d+&signature=/),
}

test.each([
  [{ kind: 'text', text: 'Hi' }, { message: { text: 'Hi' } }],
  [{ kind: 'image' }, { message: { attachments: [{ type: 'image', payload: lies }] } }],
  [{ kind: 'voice' }, { message: { attachments: [{ type: 'audio', payload: lies }] } }],
  [{ kind: 'document' }, { message: { attachments: [{ type: 'file', payload: lies }] } }],
  [
    { kind: 'album', files: ['photo.jpg', 'picture.png'] },
    {
      message: {
        attachments: [
          { type: 'image', payload: lies },
          { type: 'image', payload: lies },
        ],
      },
    },
  ],
  [{ kind: 'heart' }, { message: { attachments: [{ type: 'like_heart' }] } }],
  [
    { kind: 'post', title: 'Bread' },
    {
      message: {
        attachments: [
          {
            type: 'ig_post',
            payload: { ig_post_media_id: expect.any(String), title: 'Bread', url: expect.any(String) },
          },
        ],
      },
    },
  ],
  [
    { kind: 'story_reply', text: 'Nice' },
    { message: { text: 'Nice', reply_to: { story: { id: expect.any(String), ...lies } } } },
  ],
  [{ kind: 'story_mention' }, { message: { attachments: [{ type: 'story_mention', payload: lies }] } }],
  [
    { kind: 'postback', title: 'Prices', payload: 'PRICES' },
    { postback: { title: 'Prices', payload: 'PRICES' } },
  ],
  [{ kind: 'unsupported' }, { message: { is_unsupported: true } }],
] satisfies [Says, object][])('on Instagram %j is told as Meta does', async (says, event) => {
  world = await hearing()
  const { id } = world.control.write({ ...onInstagram, says })
  const { items } = await world.heard()
  const [[key, detail] = ['', {}]] = Object.entries(event)
  expect(items).toEqual([
    {
      sender: { id: '6280124583523365' },
      recipient: { id: profile.id },
      timestamp: 1795251600000,
      [key]: { mid: id, ...detail },
    },
  ])
})

test('what an app cannot say is refused', () => {
  const { control } = rig()
  expect(() => control.write({ ...onWhatsApp, says: { kind: 'heart' } })).toThrow(
    'nobody can send heart on whatsapp',
  )
  expect(() => control.write({ ...onInstagram, says: { kind: 'location' } })).toThrow('location on instagram')
  expect(() => control.write({ ...onWhatsApp, says: { kind: 'image', file: 'x.jpg' } })).toThrow(
    'no file x.jpg',
  )
})

test('a message says what it answers, how far it came, which group and which advertisement', async () => {
  world = await hearing()
  const { control } = world
  control.write({ ...onWhatsApp, text: 'a', replyTo: 'wamid.x', group: 'G1' })
  control.write({ ...onWhatsApp, text: 'b', forwarded: 'often', referral: { clickId: 'click' } })
  control.write({ ...onInstagram, text: 'c', replyTo: 'mid.x', referral: { title: 'Bread', sourceId: '7' } })
  const { changes, items } = await world.heard()
  expect(changes.flatMap(({ value }) => value['messages'])).toMatchObject([
    { group_id: 'G1', context: { from: '15550783881', id: 'wamid.x' } },
    { context: { frequently_forwarded: true }, referral: { source_type: 'ad', ctwa_clid: 'click' } },
  ])
  expect(items).toMatchObject([
    {
      message: {
        text: 'c',
        reply_to: { mid: 'mid.x' },
        referral: { ad_id: '7', source: 'ADS', ads_context_data: { ad_title: 'Bread' } },
      },
    },
  ])
})
