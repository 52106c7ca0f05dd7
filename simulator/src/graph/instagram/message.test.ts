import { expect, test } from 'vitest'

import { sampleBytes, type SampleName } from '../../media/samples.ts'
import { hearing } from '../../rig/hearing.ts'
import { profile, rig, type Rig } from '../../rig/rig.ts'

const lea = '6280124583523365'
const url = 'https://files.example/photo.jpg'
const file = (type: string, name: string) => ({
  attachment: { type, payload: { url: `https://files.example/${name}` } },
})
const image = { type: 'image', payload: { url } }
const replies = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    content_type: 'text',
    title: `Reply ${at}`,
    payload: `P${at}`,
  }))
const button = { type: 'postback', title: 'Buy', payload: 'BUY' }
const generic = (elements: object[]) => ({
  attachment: { type: 'template', payload: { template_type: 'generic', elements } },
})

test.each([
  ['a picture', file('image', 'photo.jpg')],
  ['a film', file('video', 'clip.mp4')],
  ['a sound', file('audio', 'sound.m4a')],
  ['a PDF', file('file', 'paper.pdf')],
  ['ten pictures', { attachments: Array.from({ length: 10 }, () => image) }],
  ['a heart', { attachment: { type: 'like_heart' } }],
  ['a post', { attachment: { type: 'MEDIA_SHARE', payload: { id: '1' } } }],
  ['thirteen quick replies', { text: 'a', quick_replies: replies(13) }],
  ['cards', generic([{ title: 'Bread', buttons: [button, button, button] }])],
  [
    'buttons',
    { attachment: { type: 'template', payload: { template_type: 'button', text: 'a', buttons: [button] } } },
  ],
])('%s is sent', async (_, message) => {
  expect(await outcome(open(), message)).toEqual([200])
})

test.each([
  ['nothing', {}, undefined],
  ['a text and a picture', { text: 'a', ...file('image', 'photo.jpg') }, undefined],
  ['a sound that Instagram does not know', file('audio', 'voice.ogg'), 2018047],
  ['a picture as a film', file('video', 'photo.jpg'), 2018047],
  ['a sticker', file('image', 'sticker.webp'), 2018047],
  ['a file that is not there', file('image', 'none.jpg'), 2018008],
  ['a picture of 9 MB', file('image', 'large.jpg'), 2018109],
  ['eleven pictures', { attachments: Array.from({ length: 11 }, () => image) }, undefined],
  ['several films', { attachments: [{ type: 'video', payload: { url } }] }, undefined],
  ['fourteen quick replies', { text: 'a', quick_replies: replies(14) }, undefined],
  ['quick replies without a text', { ...file('image', 'photo.jpg'), quick_replies: replies(1) }, undefined],
  ['an e-mail quick reply', { text: 'a', quick_replies: [{ content_type: 'user_email' }] }, undefined],
  ['eleven cards', generic(Array.from({ length: 11 }, () => ({ title: 'a' }))), undefined],
  ['four buttons', generic([{ title: 'a', buttons: [button, button, button, button] }]), undefined],
  ['a title of 81 characters', generic([{ title: 'x'.repeat(81) }]), undefined],
  ['somebody else’s attachment', { attachment: { type: 'image', payload: { attachment_id: '1' } } }, 2018008],
])('%s is refused with code 100', async (_, message, subcode) => {
  const world = open()
  expect(await outcome(world, message)).toEqual([400, 100, subcode])
  expect(world.ledger.totals.accepted).toBe(0)
})

test('an upload in a form or by address can be sent again and again', async () => {
  const world = open()
  const form = new FormData()
  form.append('platform', 'instagram')
  form.append('message', JSON.stringify({ attachment: { type: 'image', payload: { is_reusable: true } } }))
  form.append(
    'filedata',
    new File([Uint8Array.from(sampleBytes('photo.jpg'))], 'photo.jpg', { type: 'image/jpeg' }),
  )
  const headers = { authorization: `Bearer ${profile.token}` }
  const path = '/graph.instagram.com/v26.0/me/message_attachments'
  const byForm = await world.app.request(path, { method: 'POST', headers, body: form })
  const message = { attachment: { type: 'image', payload: { url, is_reusable: true } } }
  const byUrl = await world.instagram('v26.0/me/message_attachments', { platform: 'instagram', message })
  for (const answer of [byForm, byUrl]) {
    const { attachment_id } = Object(await answer.json())
    const again = { attachment: { type: 'image', payload: { attachment_id } } }
    expect([await outcome(world, again), await outcome(world, again)]).toEqual([[200], [200]])
    expect(await outcome(world, { attachment: { type: 'video', payload: { attachment_id } } })).toEqual([
      400, 100, 2018047,
    ])
  }
})

test('a file is told in the echo with an address that needs no token and ends', async () => {
  const world = await hearing({ fetchLink })
  world.control.write({ accountId: profile.id, customerId: 'lea', text: 'Hi' })
  await outcome(world, file('image', 'photo.jpg'))
  const { items } = await world.heard()
  await world.hangUp()
  const [{ type, payload }] = Object(items[1]?.['message']).attachments
  const fetched = async () =>
    (await world.app.request(payload.url.replace('http://127.0.0.1:4100', ''))).status
  expect([type, Object(items[1]?.['message']).is_echo, await fetched()]).toEqual(['image', true, 200])
  world.clock.advance(24 * 3_600_000)
  expect(await fetched()).toBe(404)
})

test('quick replies and buttons can be tapped; long titles were cut', async () => {
  const world = open()
  await outcome(world, {
    text: 'a',
    quick_replies: [{ content_type: 'text', title: 'x'.repeat(30), payload: 'P' }],
  })
  await outcome(world, generic([{ title: 'Bread', buttons: [button] }]))
  const offered = world.control.thread(profile.id, 'lea').bubbles.slice(1)
  const taken = offered.map(({ id: messageId, offers = [] }) =>
    world.control.choose({
      accountId: profile.id,
      customerId: 'lea',
      messageId,
      choice: offers[0]?.id ?? '',
    }),
  )
  expect(taken.map(({ detail }) => detail)).toEqual([
    { text: 'x'.repeat(20), quick_reply: { payload: 'P' } },
    { title: 'Buy', payload: 'BUY' },
  ])
})

test('the business’s reaction shows, and nothing is told', async () => {
  const world = open()
  const [bubble] = world.control.thread(profile.id, 'lea').bubbles
  const react = async (sender_action: string, payload: object) =>
    (await world.instagram('v26.0/me/messages', { recipient: { id: lea }, sender_action, payload })).status
  expect(await react('react', { message_id: bubble?.id, reaction: 'love' })).toBe(200)
  expect(bubble?.reactions).toEqual({ business: '❤️' })
  expect(await react('unreact', { message_id: bubble?.id })).toBe(200)
  expect(bubble?.reactions).toEqual({})
  expect([
    await react('react', { message_id: bubble?.id }),
    await react('react', { message_id: 'x', reaction: 'love' }),
  ]).toEqual([400, 400])
  expect(world.control.counters().pending).toBe(1)
})

function open(): Rig {
  const world = rig({ fetchLink })
  world.control.write({ accountId: profile.id, customerId: 'lea', text: 'Hi' })
  return world
}

const types: Readonly<Record<string, readonly [SampleName, string]>> = {
  'photo.jpg': ['photo.jpg', 'image/jpeg'],
  'clip.mp4': ['clip.mp4', 'video/mp4'],
  'sound.m4a': ['sound.m4a', 'audio/mp4'],
  'voice.ogg': ['voice.ogg', 'audio/ogg'],
  'sticker.webp': ['sticker.webp', 'image/webp'],
  'paper.pdf': ['paper.pdf', 'application/pdf'],
}

async function fetchLink(address: string): Promise<Response> {
  const name = new URL(address).pathname.slice(1)
  const large =
    name === 'large.jpg' ? Buffer.concat([sampleBytes('photo.jpg'), Buffer.alloc(9_000_000)]) : undefined
  const [sample, type] = types[name] ?? []
  const bytes = large ?? (sample && sampleBytes(sample))
  if (!bytes) return new Response(null, { status: 404 })
  return new Response(Uint8Array.from(bytes), { headers: { 'content-type': type ?? 'image/jpeg' } })
}

async function outcome(world: Rig, message: object): Promise<unknown[]> {
  const answer = await world.instagram(`v26.0/${profile.id}/messages`, { recipient: { id: lea }, message })
  if (answer.ok) return [answer.status]
  const { code, error_subcode } = await answer.error()
  return [answer.status, code, error_subcode]
}
