import { expect, test } from 'vitest'

import { sampleBytes } from '../../../media/samples.ts'
import { hearing } from '../../../rig/hearing.ts'
import { number, rig, type Rig } from '../../../rig/rig.ts'

const link = 'https://files.example/photo.jpg'
const text = { text: 'Choose' }
const reply = (id: string, title = id) => ({ type: 'reply', reply: { id, title } })
const buttons = (...all: object[]) => ({ type: 'button', body: text, action: { buttons: all } })
const list = (rows: number, more: object = {}) => ({
  type: 'list',
  body: text,
  action: {
    button: 'Open',
    sections: [{ rows: Array.from({ length: rows }, (_, at) => ({ id: `${at}`, title: `Row ${at}` })) }],
  },
  ...more,
})
const slide = (at: number) => ({
  card_index: at,
  type: 'cta_url',
  header: { type: 'image', image: { link } },
  action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://x.example' } },
})
const flow = { flow_message_version: '3', flow_id: '1', flow_cta: 'Begin', flow_token: 't' }
const card = { name: { formatted_name: 'Ben Ali', first_name: 'Ben' }, phones: [{ phone: '+15550001111' }] }

test.each([
  ['image', { link, caption: 'x'.repeat(1_024) }],
  ['video', { link: 'https://files.example/clip.mp4' }],
  ['audio', { link: 'https://files.example/voice.ogg', voice: true }],
  ['document', { link: 'https://files.example/paper.pdf', filename: 'Menu.pdf' }],
  ['sticker', { link: 'https://files.example/sticker.webp' }],
  ['location', { latitude: '37.48', longitude: -122.14, name: 'Here' }],
  ['contacts', [card]],
  ['interactive', buttons(reply('a'), reply('b'), reply('c'))],
  ['interactive', { ...buttons(reply('a')), header: { type: 'image', image: { link } }, footer: text }],
  ['interactive', list(10)],
  [
    'interactive',
    {
      type: 'cta_url',
      body: text,
      action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://x.example' } },
    },
  ],
  ['interactive', { type: 'carousel', body: text, action: { cards: [slide(0), slide(1)] } }],
  ['interactive', { type: 'voice_call', body: text, action: { name: 'voice_call' } }],
  ['interactive', { type: 'location_request_message', body: text, action: { name: 'send_location' } }],
  ['interactive', { type: 'flow', body: text, action: { name: 'flow', parameters: flow } }],
] as const)('%s %j is accepted, sent and delivered', async (type, detail) => {
  const world = open()
  expect(await outcome(world, type, detail)).toEqual([200])
  await settled(world)
  expect(world.ledger.accepted().items).toMatchObject([{ type, status: 'delivered' }])
  expect(world.control.thread(number.id, 'ana').bubbles.at(-1)).toMatchObject({
    type,
    from: 'business',
    detail,
  })
})

test.each([
  ['image', {}, 100, 'Param image is not valid: exactly one of id and link is required.'],
  ['image', { link, id: '1' }, 100, 'Param image is not valid: exactly one of id and link is required.'],
  [
    'image',
    { id: '1' },
    100,
    "Param image['id'] is not a valid whatsapp business account media attachment ID",
  ],
  [
    'image',
    { link, caption: 'x'.repeat(1_025) },
    100,
    "Param image['caption'] must be at most 1024 characters long.",
  ],
  ['audio', { link, caption: 'x' }, 100, 'Unexpected key "caption" on param "audio".'],
  ['location', { longitude: 1 }, 131008, "The parameter location['latitude'] is required."],
  [
    'location',
    { latitude: 91, longitude: 1 },
    100,
    "Param location['latitude'] is not valid: must be from -90 to 90.",
  ],
  ['contacts', [], 100, 'Param contacts must have at least 1.'],
  ['contacts', Array.from({ length: 258 }, () => card), 100, 'Param contacts may have at most 257 elements.'],
  [
    'contacts',
    [{ name: { formatted_name: 'Ben' } }],
    131009,
    'At least one name component besides formatted_name is required',
  ],
  [
    'interactive',
    { type: 'poll' },
    100,
    expect.stringContaining("Param interactive['type'] must be one of {BUTTON"),
  ],
  [
    'interactive',
    { type: 'carousel', body: text, action: { cards: [slide(0)] } },
    100,
    "Param interactive['action']['cards'] must have at least 2.",
  ],
  ['interactive', buttons(), 131009, 'Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3'],
  [
    'interactive',
    buttons(...['a', 'b', 'c', 'd'].map((id) => reply(id))),
    131009,
    expect.stringContaining('Invalid buttons count'),
  ],
  ['interactive', buttons(reply('a'), reply('a', 'b')), 131009, 'Duplicated button id'],
  ['interactive', buttons(reply('a', 'x'), reply('b', 'x')), 131009, 'Duplicated button title'],
  [
    'interactive',
    buttons(reply('a', 'x'.repeat(21))),
    131009,
    'Button title length invalid. Min length: 1, Max length: 20',
  ],
  [
    'interactive',
    { ...buttons(reply('a')), body: { text: 'x'.repeat(1_025) } },
    131009,
    expect.stringContaining('Body text'),
  ],
  ['interactive', list(11), 131009, 'Total row count exceed max allowed count: 10'],
  [
    'interactive',
    list(1, { header: { type: 'image', image: { link } } }),
    100,
    expect.stringContaining('header'),
  ],
  [
    'interactive',
    { type: 'flow', body: text, action: { name: 'flow', parameters: { ...flow, flow_name: 'x' } } },
    100,
    expect.stringContaining('exactly one of flow_id and flow_name'),
  ],
  [
    'reaction',
    { message_id: 'wamid.x', emoji: '👍' },
    131009,
    'reaction.message_id is not a message of this conversation.',
  ],
] as const)('%s %j is refused', async (type, detail, code, details) => {
  const world = open()
  expect(await outcome(world, type, detail)).toEqual([400, code, details])
  expect(world.ledger.totals.accepted).toBe(0)
})

test.each([
  ['nobody answers', 'https://nowhere.example/photo.jpg', 'no answer from nowhere.example'],
  ['it is not found', 'https://files.example/none.jpg', 'HTTP 404'],
  ['it is a page', 'https://files.example/page.html', "Received file of type 'text/html'"],
])('a link is fetched after the answer: when %s the message fails with 131053', async (_, url, details) => {
  const world = await hearing({ fetchLink })
  world.control.write({ accountId: number.id, customerId: 'ana', text: 'Hi' })
  expect(await outcome(world, 'image', { link: url })).toEqual([200])
  await settled(world)
  const { changes } = await world.heard()
  await world.hangUp()
  expect(changes.flatMap(({ value }) => value['statuses'] ?? [])).toMatchObject([
    {
      status: 'failed',
      errors: [{ code: 131053, error_data: { details: expect.stringContaining(details) } }],
    },
  ])
  expect(world.control.thread(number.id, 'ana').bubbles).toHaveLength(1)
})

test('an upload goes with the kinds it is good for', async () => {
  const world = open()
  const { detail } = world.control.write({ accountId: number.id, customerId: 'ana', says: { kind: 'audio' } })
  const { id } = Object(detail)
  expect(await outcome(world, 'audio', { id })).toEqual([200])
  const [, code] = await outcome(world, 'image', { id })
  const [, voice] = await outcome(world, 'audio', { id, voice: true })
  expect([code, voice]).toEqual([131053, 131053])
})

test('a reaction shows on the message, is only sent, and comes too late after 30 days', async () => {
  const world = open()
  const [bubble] = world.control.thread(number.id, 'ana').bubbles
  const react = (emoji: string) => outcome(world, 'reaction', { message_id: bubble?.id, emoji })
  expect(await react('👍')).toEqual([200])
  await settled(world)
  expect(bubble?.reactions).toEqual({ business: '👍' })
  expect(world.ledger.accepted().items).toMatchObject([{ type: 'reaction', status: 'sent' }])
  expect(await react('')).toEqual([200])
  expect(bubble?.reactions).toEqual({})
  world.clock.advance(30 * 24 * 3_600_000 + 1)
  world.control.write({ accountId: number.id, customerId: 'ana', text: 'Hi' })
  expect(await react('👍')).toEqual([400, 131009, 'reaction.message_id is older than 30 days.'])
})

test('what is offered can be taken, and the answer says of which message', async () => {
  const world = open()
  await outcome(world, 'interactive', buttons(reply('yes', 'Yes')))
  await outcome(world, 'interactive', list(2))
  await outcome(world, 'interactive', {
    type: 'flow',
    body: text,
    action: { name: 'flow', parameters: flow },
  })
  await settled(world)
  const offered = world.control.thread(number.id, 'ana').bubbles.slice(1)
  const pair = { accountId: number.id, customerId: 'ana' }
  const choices = ['yes', '1', 'flow']
  const taken = offered.map(({ id: messageId }, at) =>
    world.control.choose({ ...pair, messageId, choice: choices[at] ?? '', answer: { size: 2 } }),
  )
  expect(taken).toMatchObject([
    { replyTo: offered[0]?.id, detail: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } } },
    { replyTo: offered[1]?.id, detail: { type: 'list_reply', list_reply: { id: '1', title: 'Row 1' } } },
    { detail: { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json: '{"size":2}' } } },
  ])
  expect(() => world.control.choose({ ...pair, messageId: offered[0]?.id ?? '', choice: 'no' })).toThrow(
    'offers no no',
  )
})

function open(): Rig {
  const world = rig({ fetchLink })
  world.control.write({ accountId: number.id, customerId: 'ana', text: 'Hi' })
  return world
}

async function fetchLink(url: string): Promise<Response> {
  const { host, pathname } = new URL(url)
  if (host !== 'files.example') throw new Error('Nobody is there.')
  const name = pathname.slice(1)
  if (name === 'page.html') return new Response('<html>', { headers: { 'content-type': 'text/html' } })
  const type = types[name]
  if (!type) return new Response(null, { status: 404 })
  return new Response(Uint8Array.from(sampleBytes(type[0])), { headers: { 'content-type': type[1] } })
}

const types: Readonly<Record<string, readonly [Parameters<typeof sampleBytes>[0], string]>> = {
  'photo.jpg': ['photo.jpg', 'image/jpeg'],
  'clip.mp4': ['clip.mp4', 'video/mp4'],
  'voice.ogg': ['voice.ogg', 'audio/ogg'],
  'paper.pdf': ['paper.pdf', 'application/pdf'],
  'sticker.webp': ['sticker.webp', 'image/webp'],
}

/** Links are fetched by promises, the rest is a matter of time. */
async function settled(world: Rig): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
  world.clock.advance(1_000)
}

async function outcome(world: Rig, type: string, detail: unknown): Promise<unknown[]> {
  const body = { messaging_product: 'whatsapp', to: '+16505551234', type, [type]: detail }
  const answer = await world.facebook(`v26.0/${number.id}/messages`, body)
  if (answer.ok) return [answer.status]
  const error = await answer.error()
  return [answer.status, error.code, error.error_data?.details]
}
