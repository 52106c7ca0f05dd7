import { expect, test } from 'vitest'

import { number, rig, type Rig } from '../../rig/rig.ts'

const text = (...words: string[]) => words.map((one) => ({ type: 'text', text: one }))
const body = (...words: string[]) => ({ type: 'body', parameters: text(...words) })
const url = { type: 'button', sub_type: 'url', index: '1', parameters: text('7') }
const quick = {
  type: 'button',
  sub_type: 'quick_reply',
  index: 0,
  parameters: [{ type: 'payload', payload: 'OK' }],
}
const header = { type: 'header', parameters: [{ type: 'image', image: { link: 'https://x.example/a.jpg' } }] }

test('a filled template reads as the customer sees it, and its buttons can be tapped', async () => {
  const world = open()
  expect(await outcome(world, 'order', [body('Ana', '7'), url, quick])).toEqual([200])
  world.clock.advance(1_000)
  const [bubble] = world.control.thread(number.id, 'ana').bubbles
  expect(bubble).toMatchObject({
    type: 'template',
    text: 'News\nHi Ana, order 7 is ready.\nBakery',
    offers: [
      { kind: 'template_button', id: 'OK', title: 'Thanks' },
      { kind: 'link', title: 'See', url: 'https://x.example/7' },
    ],
    layout: { title: 'News', body: 'Hi Ana, order 7 is ready.', footer: 'Bakery', cards: [] },
  })
  const pair = { accountId: number.id, customerId: 'ana', messageId: bubble?.id ?? '' }
  expect(world.control.choose({ ...pair, choice: 'OK' })).toMatchObject({
    type: 'button',
    detail: { payload: 'OK', text: 'Thanks' },
  })
  expect(() => world.control.choose({ ...pair, choice: 'link-1' })).toThrow('opens a page')
})

test.each([
  ['too few parameters', 'order', [body('Ana'), url], 132000],
  ['too many', 'order', [body('Ana', '7', 'x'), url], 132000],
  ['a header for one without', 'order', [header, body('Ana', '7'), url], 132000],
  [
    'a name for a number',
    'order',
    [{ type: 'body', parameters: [{ type: 'text', text: 'A', parameter_name: 'a' }, ...text('7')] }, url],
    100,
  ],
  ['a line break in a parameter', 'order', [body('A\nB', '7'), url], 132018],
  ['four spaces in a parameter', 'order', [body('A    B', '7'), url], 132018],
  ['too much text', 'order', [body('x'.repeat(1_024), '7'), url], 132005],
  ['no address for its link', 'order', [body('Ana', '7')], 131008],
  ['another kind of button', 'order', [body('Ana', '7'), url, { ...quick, index: '1' }], 132018],
  ['a button that is not there', 'order', [body('Ana', '7'), url, { ...quick, index: '5' }], 132018],
  ['no picture', 'picture', [], 132012],
  ['another kind of header', 'picture', [{ type: 'header', parameters: text('x') }], 132012],
  ['no names', 'named', [body('Ana')], 100],
  [
    'another name',
    'named',
    [{ type: 'body', parameters: [{ type: 'text', text: 'Ana', parameter_name: 'nom' }] }],
    132018,
  ],
  ['nothing of that name', 'nothing', [], 132001],
  ['a pause', 'paused', [], 132015],
  ['an end', 'disabled', [], 132016],
  ['no review yet', 'pending', [], 132001],
])('a template with %s is refused', async (_, name, components, code) => {
  const [, refused] = await outcome(open(), name, components)
  expect(refused).toBe(code)
})

test('codes go to numbers, never to business-scoped ids', async () => {
  const world = open()
  const otp = { type: 'button', sub_type: 'url', index: '0', parameters: text('1234') }
  const { address } = world.control.thread(number.id, 'ana')
  expect(await outcome(world, 'code', [body('1234'), otp])).toEqual([200])
  expect(await outcome(world, 'code', [body('1234'), otp], { to: undefined, recipient: address })).toEqual([
    400, 131062,
  ])
})

test('each card of a carousel is filled', async () => {
  const world = open()
  const card = (index: number, word: string) => ({ card_index: index, components: [header, body(word)] })
  const carousel = (...cards: object[]) => [body(), { type: 'carousel', cards }]
  expect(await outcome(world, 'cards', carousel(card(0, 'bread')))).toEqual([400, 132000])
  expect(await outcome(world, 'cards', carousel(card(0, 'bread'), card(0, 'cake')))).toEqual([400, 132018])
  expect(await outcome(world, 'cards', carousel(card(0, 'bread'), card(1, 'cake')))).toEqual([200])
})

test('templates are what the pricing says they are', async () => {
  const world = open()
  await outcome(world, 'order', [body('Ana', '7'), url])
  expect(world.ledger.accepted().items).toMatchObject([{ category: 'utility', type: 'template' }])
})

function open(): Rig {
  const world = rig()
  const add = (
    name: string,
    components: object[],
    more: object = {},
    category: 'UTILITY' | 'AUTHENTICATION' = 'UTILITY',
  ) =>
    world.control.addTemplate({
      accountId: number.id,
      template: { name, language: 'en', category, components },
      ...more,
    })
  const plain = { type: 'BODY', text: 'Hello there.' }
  const example = { header_handle: ['4::x'] }
  const image = { type: 'HEADER', format: 'IMAGE', example }
  add('order', [
    { type: 'HEADER', format: 'TEXT', text: 'News' },
    { type: 'BODY', text: 'Hi {{1}}, order {{2}} is ready.', example: { body_text: [['A', '7']] } },
    { type: 'FOOTER', text: 'Bakery' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Thanks' },
        { type: 'URL', text: 'See', url: 'https://x.example/{{1}}', example: ['https://x.example/7'] },
      ],
    },
  ])
  add('picture', [image, plain])
  add('paused', [plain], { status: 'PAUSED' })
  add('disabled', [plain], { status: 'DISABLED' })
  add('pending', [plain], { status: 'PENDING' })
  add(
    'code',
    [{ type: 'BODY' }, { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] }],
    {},
    'AUTHENTICATION',
  )
  const tasty = { type: 'BODY', text: 'Tasty {{1}} today.', example: { body_text: [['x']] } }
  add('cards', [
    plain,
    { type: 'CAROUSEL', cards: [{ components: [image, tasty] }, { components: [image, tasty] }] },
  ])
  const named = {
    type: 'BODY',
    text: 'Hi {{name}}, hello.',
    example: { body_text_named_params: [{ param_name: 'name', example: 'A' }] },
  }
  world.control.addTemplate({
    accountId: number.id,
    template: {
      name: 'named',
      language: 'en',
      category: 'UTILITY',
      parameter_format: 'NAMED',
      components: [named],
    },
  })
  return world
}

async function outcome(world: Rig, name: string, components: object[], to: object = {}): Promise<unknown[]> {
  const template = { name, language: { code: 'en' }, components }
  const message = { messaging_product: 'whatsapp', to: '+16505551234', type: 'template', template, ...to }
  const answer = await world.facebook(`v26.0/${number.id}/messages`, message)
  return answer.ok ? [answer.status] : [answer.status, (await answer.error()).code]
}
