import { expect, test } from 'vitest'
import { z } from 'zod'

import { number, profile, rig } from '../rig/rig.ts'

test('a phone number has the fields of a connection check, and no others', async () => {
  const world = rig()
  const fields =
    'id,display_phone_number,verified_name,quality_rating,code_verification_status,platform_type,status,throughput,name_status,is_on_biz_app,whatsapp_business_manager_messaging_limit,webhook_configuration,health_status'
  const phone = await (await world.facebook(`v26.0/${number.id}?fields=${fields}`)).json()
  expect(Object.keys(Object(phone)).toSorted()).toEqual(fields.split(',').toSorted())
  expect(phone).toMatchObject({
    platform_type: 'CLOUD_API',
    status: 'CONNECTED',
    display_phone_number: '+1 555-078-3881',
  })
  const error = await (await world.facebook(`v26.0/${number.id}?fields=id,age`)).error()
  expect(error.message).toBe(
    '(#100) Tried accessing nonexistent field (age) on node type (WhatsAppBusinessPhoneNumber)',
  )
})

test('a business account lists its numbers', async () => {
  const numbers = await (await rig().facebook(`v26.0/${number.wabaId}/phone_numbers?fields=id`)).json()
  const cursor = Buffer.from(number.id).toString('base64url')
  expect(numbers).toEqual({
    data: [{ id: number.id }],
    paging: { cursors: { before: cursor, after: cursor } },
  })
})

test('an Instagram account’s id in webhooks is its user_id, not its id', async () => {
  const me = await (await rig().instagram('v26.0/me?fields=user_id,username,account_type')).json()
  expect(me).toEqual({
    user_id: profile.id,
    username: 'bakery',
    account_type: 'BUSINESS',
    id: expect.stringMatching(/^\d{16}$/),
  })
})

test('a customer’s profile can be asked for once they have written', async () => {
  const world = rig()
  world.control.thread(profile.id, 'lea')
  expect((await world.instagram('v26.0/6280124583523365')).status).toBe(400)
  world.control.write({ accountId: profile.id, customerId: 'lea', text: 'Hi' })
  const asked = 'v26.0/6280124583523365?fields=name,username,profile_pic'
  expect(await (await world.instagram(asked)).json()).toMatchObject({ name: 'Lea', username: 'lea' })
  expect((await world.instagram('v26.0/6280124583523365?fields=profile_picture_url')).status).toBe(400)
})

test.each([
  ['its own token', number.token],
  ['the app token', '4711|app-secret'],
])('a token can be inspected with %s', async (_, token) => {
  const answer = await rig().facebook(`v26.0/debug_token?input_token=${number.token}`, undefined, token)
  expect(await answer.json()).toMatchObject({
    data: {
      app_id: '4711',
      is_valid: true,
      expires_at: 0,
      granular_scopes: expect.arrayContaining([
        { scope: 'whatsapp_business_messaging', target_ids: [number.wabaId] },
      ]),
    },
  })
})

test('the inspection of a useless token says why it is useless', async () => {
  const world = rig()
  const inspect = async (token: string) =>
    (await world.facebook(`v26.0/debug_token?input_token=${token}`, undefined, '4711|app-secret')).json()
  expect(await inspect('whatever')).toMatchObject({ data: { is_valid: false, error: { code: 190 } } })
  world.control.setChaos({ tokenRevoked: { [number.id]: true } })
  expect(await inspect(number.token)).toMatchObject({
    data: { is_valid: false, error: { code: 190, subcode: 460 } },
  })
})

test('an Instagram token is exchanged once it is a day old, and both stay good until their ends', async () => {
  const world = rig()
  const refresh = async (token: string, grant = 'ig_refresh_token') =>
    world.instagram(`refresh_access_token?grant_type=${grant}&access_token=${token}`, undefined, token)
  expect((await (await refresh(profile.token, 'refresh_token')).error()).message).toContain('grant_type')
  expect((await (await refresh('a-token-of-nobody')).error()).code).toBe(190)
  const renewed = z.object({ access_token: z.string(), expires_in: z.number() })
  const { access_token: token, expires_in: seconds } = renewed.parse(
    await (await refresh(profile.token)).json(),
  )
  expect([seconds, token === profile.token]).toEqual([60 * 86_400, false])
  const statuses = async () =>
    Promise.all(
      [profile.token, token].map(async (each) => (await world.instagram('v26.0/me', undefined, each)).status),
    )
  expect(await statuses()).toEqual([200, 200])
  expect((await (await refresh(token)).error()).message).toContain('at least 24 hours old')
  world.clock.advance(60 * 86_400_000)
  expect(await statuses()).toEqual([200, 401])
})

test('webhooks go out for subscribed fields only', async () => {
  const world = rig()
  const write = () => world.control.write({ accountId: profile.id, customerId: 'lea', text: 'Hi' })
  expect(
    (await world.instagram('v26.0/me/subscribed_apps?subscribed_fields=messages,nonsense', {})).status,
  ).toBe(400)
  await world.instagram('v26.0/me/subscribed_apps?subscribed_fields=messaging_seen', {})
  write()
  expect(world.control.counters().pending).toBe(0)
  await world.instagram('v26.0/me/subscribed_apps?subscribed_fields=messages', {})
  write()
  expect(world.control.counters().pending).toBe(1)
  expect(await (await world.instagram('v26.0/me/subscribed_apps')).json()).toEqual({
    data: [{ id: '4711', subscribed_fields: ['messages'] }],
  })
})

test('a business account without subscription is silent until it subscribes', async () => {
  const world = rig()
  const apps = `v26.0/${number.wabaId}/subscribed_apps`
  const headers = { authorization: `Bearer ${number.token}` }
  await world.app.request(`/graph.facebook.com/${apps}`, { method: 'DELETE', headers })
  world.control.write({ accountId: number.id, customerId: 'ana', text: 'Hi' })
  expect([world.control.counters().pending, await (await world.facebook(apps)).json()]).toEqual([
    0,
    { data: [] },
  ])
  expect(await (await world.facebook(apps, {})).json()).toEqual({ success: true })
  world.control.write({ accountId: number.id, customerId: 'ana', text: 'Hi' })
  expect(world.control.counters().pending).toBe(1)
})
