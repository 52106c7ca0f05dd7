import { expect, test } from 'vitest'

import { number, rig, type Rig } from '../../rig/rig.ts'

const path = `v26.0/${number.id}/messages`
const hello = { messaging_product: 'whatsapp', to: '+16505551234', type: 'text', text: { body: 'Hello' } }

test.each([
  ['nothing at all', {}, 100, 'The parameter messaging_product is required.'],
  ['no JSON', '{"messaging_product":', 100, 'The request body must be a JSON object.'],
  ['a list', '[]', 100, 'The request body must be a JSON object.'],
  [
    'another product',
    { ...hello, messaging_product: 'x' },
    100,
    'Param messaging_product must be one of {WHATSAPP}.',
  ],
  ['an unknown key', { ...hello, txt: 1 }, 100, 'Unexpected key "txt".'],
  [
    'an unknown key inside',
    { ...hello, text: { body: 'a', url: 1 } },
    100,
    'Unexpected key "url" on param "text".',
  ],
  [
    'an unknown type',
    { ...hello, type: 'telegram' },
    131051,
    'Message type "telegram" is not currently supported.',
  ],
  ['no text', { ...hello, text: undefined }, 131008, 'The parameter text is required.'],
  ['no body', { ...hello, text: {} }, 131008, "The parameter text['body'] is required."],
  ['an empty body', { ...hello, text: { body: '' } }, 100, "Param text['body'] must be a non-empty string."],
  ['a body of another type', { ...hello, text: { body: 7 } }, 100, "Param text['body'] must be a string."],
  [
    'a body of 4097 characters',
    { ...hello, text: { body: 'x'.repeat(4097) } },
    100,
    "Param text['body'] must be at most 4096 characters long.",
  ],
  ['no recipient', { ...hello, to: undefined }, 131008, 'The parameter to is required.'],
  ['a word for a number', { ...hello, to: 'ana' }, 131009, 'to is not a phone number.'],
  ['a number too short', { ...hello, to: '12 34 5' }, 131009, 'to is not a phone number.'],
  ['a JSON number', { ...hello, to: 16505551234 }, 100, 'Param to must be a string.'],
  [
    'no user id',
    { ...hello, to: undefined, recipient: '1349' },
    131009,
    'recipient is not a business-scoped user id.',
  ],
  ['itself', { ...hello, to: '15550783881' }, 131021, undefined],
  ['a group', { ...hello, recipient_type: 'group' }, 3, undefined],
  [
    'too much callback data',
    { ...hello, biz_opaque_callback_data: 'x'.repeat(513) },
    100,
    'Param biz_opaque_callback_data must be at most 512 characters long.',
  ],
  ['an empty context', { ...hello, context: {} }, 131008, "The parameter context['message_id'] is required."],
  [
    'nothing read',
    { messaging_product: 'whatsapp', status: 'read' },
    131008,
    'The parameter message_id is required.',
  ],
  [
    'a message it never got read',
    { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.x' },
    131009,
    'message_id is not the id of a message this number received.',
  ],
  [
    'another status',
    { messaging_product: 'whatsapp', status: 'seen', message_id: 'wamid.x' },
    100,
    'Param status must be one of {READ}.',
  ],
])('sending %s is refused', async (_, body, code, details) => {
  const world = open()
  const answer = await world.facebook(path, body)
  const error = await answer.error()
  expect(error).toMatchObject({
    code,
    type: 'OAuthException',
    fbtrace_id: expect.stringMatching(/^A[\w-]{22}$/),
  })
  expect(error.error_data?.details).toBe(details)
  expect(answer.status).toBe(code === 3 ? 500 : 400)
  expect(world.ledger.totals.accepted).toBe(0)
})

test.each([
  ['with +', { to: '+16505551234' }],
  ['without +', { to: '16505551234' }],
  ['written nicely', { to: '+1 (650) 555-1234' }],
])('a number %s is accepted and answered as it was written', async (_, to) => {
  const answer = await open().facebook(path, { ...hello, ...to })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({
    messaging_product: 'whatsapp',
    contacts: [{ input: to.to, wa_id: '16505551234', user_id: expect.stringMatching(/^US\.\d{16}$/) }],
    messages: [{ id: expect.stringMatching(/^wamid\./) }],
  })
})

test('a business-scoped id reaches a customer who hides the number, and the answer hides it too', async () => {
  const world = open()
  world.control.addCustomer({
    kind: 'whatsapp',
    id: 'eva',
    name: 'Eva',
    phone: '16505550000',
    phoneHidden: true,
    bsuid: 'US.77',
  })
  world.control.write({ accountId: number.id, customerId: 'eva', text: 'Hi' })
  const answer = await world.facebook(path, { ...hello, to: undefined, recipient: 'US.77' })
  const contacts = [{ input: 'US.77', user_id: 'US.77' }]
  const messages = [{ id: expect.stringMatching(/^wamid/) }]
  expect(await answer.json()).toEqual({ messaging_product: 'whatsapp', contacts, messages })
})

test('when both are given the number wins over the id', async () => {
  const answer = await open().facebook(path, { ...hello, recipient: 'US.77' })
  expect(await answer.json()).toMatchObject({ contacts: [{ input: '+16505551234' }] })
})

test('the usage of the number is in the headers', async () => {
  const { headers } = await open().facebook(path, hello)
  const [use] = JSON.parse(headers.get('x-business-use-case-usage') ?? '')[number.wabaId]
  expect(use).toMatchObject({ type: 'whatsapp', call_count: 3, estimated_time_to_regain_access: 0 })
  expect(headers.get('facebook-api-version')).toBe('v26.0')
})

function open(): Rig {
  const world = rig()
  world.control.write({ accountId: number.id, customerId: 'ana', text: 'Hi' })
  return world
}
