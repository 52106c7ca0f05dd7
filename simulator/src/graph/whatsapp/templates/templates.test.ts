import { afterEach, expect, test } from 'vitest'

import { hearing } from '../../../rig/hearing.ts'
import { number, rig, type Rig } from '../../../rig/rig.ts'

const path = `v26.0/${number.wabaId}/message_templates`
const body = { type: 'BODY', text: 'Hi {{1}}, order {{2}} is ready.', example: { body_text: [['Ana', '7']] } }
const order = { name: 'order_ready', language: 'en_US', category: 'UTILITY', components: [body] }
let world: Awaited<ReturnType<typeof hearing>> | undefined

afterEach(() => world?.hangUp())

test('a template is pending, then approved, and the hub is told', async () => {
  world = await hearing()
  const made = await world.facebook(path, order)
  const { id } = Object(await made.json())
  expect(await (await world.facebook(`v26.0/${id}?fields=status,name`)).json()).toEqual({
    id,
    status: 'PENDING',
    name: 'order_ready',
  })
  world.clock.advance(3_000)
  expect((await world.heard()).entries).toEqual([
    {
      id: number.wabaId,
      time: 1795251603,
      changes: [
        {
          field: 'message_template_status_update',
          value: {
            event: 'APPROVED',
            message_template_id: Number(id),
            message_template_name: 'order_ready',
            message_template_language: 'en_US',
            reason: 'NONE',
            message_template_category: 'UTILITY',
          },
        },
      ],
    },
  ])
  expect(await (await world.facebook(`v26.0/${id}`)).json()).toMatchObject({
    status: 'APPROVED',
    components: [body],
  })
})

test('reviews end as somebody decides, and what was edited is reviewed again', async () => {
  world = await hearing()
  const { control } = world
  control.setReview({ reviewMs: null })
  const { id } = Object(await (await world.facebook(path, order)).json())
  expect((await (await world.facebook(`v26.0/${id}`, { components: [body] })).error()).error_subcode).toBe(
    2388039,
  )
  control.changeTemplate(id, { status: 'REJECTED', reason: 'ABUSIVE_CONTENT' })
  const edited = await world.facebook(`v26.0/${id}`, { category: 'MARKETING', components: [body] })
  expect(await edited.json()).toMatchObject({ success: true, category: 'MARKETING' })
  expect(control.templates(number.id).find((one) => one.id === id)).toMatchObject({ status: 'PENDING' })
  control.changeTemplate(id, { status: 'APPROVED' })
  control.changeTemplate(id, { quality: 'RED', category: 'UTILITY', warning: true })
  control.changeTemplate(id, { category: 'UTILITY', components: [{ type: 'BODY', text: 'Ready.' }] })
  const { changes } = await world.heard()
  expect(changes).toMatchObject([
    { value: { event: 'REJECTED', reason: 'ABUSIVE_CONTENT', rejection_info: {} } },
    { value: { event: 'APPROVED' } },
    {
      field: 'message_template_quality_update',
      value: { previous_quality_score: 'UNKNOWN', new_quality_score: 'RED' },
    },
    { field: 'template_category_update', value: { new_category: 'MARKETING', correct_category: 'UTILITY' } },
    { field: 'template_category_update', value: { previous_category: 'MARKETING', new_category: 'UTILITY' } },
    { field: 'message_template_components_update', value: { message_template_element: 'Ready.' } },
  ])
})

const button = (type: string, more: object = {}) => ({ type, text: type, ...more })
const buttons = (...all: object[]) => [body, { type: 'BUTTONS', buttons: all }]

test.each([
  ['a name with capitals', { name: 'Order' }, 100, undefined],
  ['an unknown category', { category: 'SPAM' }, 100, undefined],
  ['an unknown key', { colour: 'red' }, 100, undefined],
  ['no body', { components: [{ type: 'FOOTER', text: 'x' }] }, 100, 2388043],
  ['no examples', { components: [{ type: 'BODY', text: 'Hi {{1}}, your order is ready.' }] }, 100, 2388043],
  ['a body of 1025 characters', { components: [{ type: 'BODY', text: 'x'.repeat(1_025) }] }, 100, undefined],
  [
    'a footer of 61 characters',
    { components: [body, { type: 'FOOTER', text: 'x'.repeat(61) }] },
    100,
    undefined,
  ],
  ['a variable at the end', { components: [{ ...body, text: 'Hi, {{1}} and now {{2}}' }] }, 100, 2388299],
  ['hardly more than variables', { components: [{ ...body, text: 'A {{1}} {{2}} b' }] }, 100, 2388293],
  [
    'a gap in the numbers',
    { components: [{ ...body, text: 'Hi {{1}}, order {{3}} is ready.' }] },
    100,
    2388073,
  ],
  ['a header without example', { components: [body, { type: 'HEADER', format: 'IMAGE' }] }, 100, 2388043],
  ['two bodies', { components: [body, body] }, 100, 2388073],
  [
    'a button label of 26 characters',
    { components: buttons(button('QUICK_REPLY', { text: 'x'.repeat(26) })) },
    100,
    undefined,
  ],
  [
    'eleven buttons',
    { components: buttons(...Array.from({ length: 11 }, () => button('QUICK_REPLY'))) },
    100,
    undefined,
  ],
  [
    'mixed buttons',
    {
      components: buttons(
        button('QUICK_REPLY'),
        button('PHONE_NUMBER', { phone_number: '+1' }),
        button('QUICK_REPLY'),
      ),
    },
    100,
    2388073,
  ],
  [
    'a link without example',
    { components: buttons(button('URL', { url: 'https://x.example/{{1}}' })) },
    100,
    2388043,
  ],
  [
    'a variable in the middle of a link',
    { components: buttons(button('URL', { url: 'https://x.example/{{1}}/a' })) },
    100,
    2388073,
  ],
])('a template with %s is refused at once', async (_, change, code, subcode) => {
  const error = await (await rig().facebook(path, { ...order, ...change })).error()
  expect([error.code, error.error_subcode]).toEqual([code, subcode])
})

test('a name is taken, also for a month after it was deleted; there may be 250', async () => {
  const here = rig()
  const refusal = async (what: object) => (await (await here.facebook(path, what)).error()).error_subcode
  expect((await here.facebook(path, order)).status).toBe(200)
  expect(await refusal(order)).toBe(2388024)
  expect(await remove(here, 'name=nothing')).toMatchObject({ error: { code: 100, error_subcode: 2593002 } })
  expect(await remove(here, 'name=order_ready')).toEqual({ success: true })
  expect(await refusal(order)).toBe(2388023)
  here.clock.advance(30 * 24 * 3_600_000)
  for (let at = 0; at < 249; at += 1)
    expect((await here.facebook(path, { ...order, name: `order_${at}` })).status).toBe(200)
  expect(await refusal(order)).toBe(2388019)
})

test('the list has pages, fields and filters', async () => {
  const here = rig()
  for (const name of ['a', 'b', 'c']) await here.facebook(path, { ...order, name })
  const page = async (query: string) =>
    Object(await (await here.facebook(`${path}?fields=name,status&${query}`)).json())
  const first = await page('limit=3')
  expect(first.data.map(({ name }: { name: string }) => name)).toEqual(['hello_world', 'a', 'b'])
  expect(first.paging.next).toContain(`after=${first.paging.cursors.after}`)
  const second = await page(`limit=3&after=${first.paging.cursors.after}`)
  expect(second).toMatchObject({ data: [{ name: 'c', status: 'PENDING' }] })
  expect(second.paging.next).toBeUndefined()
  expect((await page('status=APPROVED')).data).toHaveLength(1)
  expect((await here.facebook(`${path}?fields=nonsense`)).status).toBe(400)
})

async function remove(here: Rig, query: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${number.token}` }
  return (
    await here.app.request(`/graph.facebook.com/${path}?${query}`, { method: 'DELETE', headers })
  ).json()
}
