import { createHmac } from 'node:crypto'

import { expect, test } from 'vitest'

import { number, profile, rig } from '../rig/rig.ts'

const me = 'v26.0/me?fields=user_id,username'

test.each([
  ['none', undefined, 401, 0, undefined],
  ['an unknown one', 'Bearer something-else', 401, 190, 467],
  ['the other host’s', `Bearer ${number.token}`, 401, 190, 467],
])('a call with %s token is refused', async (_, authorization, status, code, error_subcode) => {
  const headers = authorization === undefined ? {} : { authorization }
  const answer = await rig().app.request(`/graph.instagram.com/${me}`, { headers })
  expect([answer.status, await answer.json()]).toMatchObject([
    status,
    { error: { code, ...(error_subcode && { error_subcode }) } },
  ])
})

test('a token in the address is as good as one in the header', async () => {
  const answer = await rig().app.request(`/graph.instagram.com/${me}&access_token=${profile.token}`)
  expect(await answer.json()).toMatchObject({ user_id: profile.id, username: 'bakery' })
})

test('a revoked token is refused with subcode 460 until it is given back', async () => {
  const world = rig()
  world.control.setChaos({ tokenRevoked: { [profile.id]: true } })
  const error = await (await world.instagram(me)).error()
  expect(error).toMatchObject({ code: 190, error_subcode: 460 })
  expect((await world.facebook(`v26.0/${number.id}`)).status).toBe(200)
  world.control.setChaos({ tokenRevoked: {} })
  expect((await world.instagram(me)).status).toBe(200)
})

test('a token ends at its time with subcode 463', async () => {
  const world = rig()
  const tokenExpiresAt = world.clock.now() + 1_000
  world.control.addAccount({
    kind: 'instagram',
    igId: '17841400000000000',
    username: 'a',
    name: 'A',
    token: 'short-lived',
    tokenExpiresAt,
  })
  expect((await world.instagram(me, undefined, 'short-lived')).status).toBe(200)
  world.clock.advance(1_000)
  const error = await (await world.instagram(me, undefined, 'short-lived')).error()
  expect(error).toMatchObject({ code: 190, error_subcode: 463 })
})

test('a proof of the app secret may be missing but not wrong', async () => {
  const proof = createHmac('sha256', 'app-secret').update(profile.token).digest('hex')
  const world = rig()
  expect((await world.instagram(`${me}&appsecret_proof=${proof}`)).status).toBe(200)
  const error = await (await world.instagram(`${me}&appsecret_proof=${'0'.repeat(64)}`)).error()
  expect(error).toMatchObject({ code: 100, message: 'Invalid appsecret_proof provided in the API argument' })
})

test.each([
  ['v26.0/', 'v26.0'],
  ['v22.0/', 'v22.0'],
  ['v12.0/', 'v21.0'],
  ['', 'v21.0'],
])('a call to "%s" runs as %s', async (version, runsAs) => {
  const { status, headers } = await rig().facebook(`${version}${number.id}`)
  expect([status, headers.get('facebook-api-version')]).toEqual([200, runsAs])
})

test.each([
  ['v99.0/me', 2500, undefined],
  ['v26.0/me/nonsense', 2500, undefined],
  ['v26.0/1234567890', 100, 33],
  [`v26.0/${profile.id}`, 100, 33],
  [`v26.0/${number.id}/phone_numbers`, 100, 33],
])('GET %s is refused with code %s', async (path, code, subcode) => {
  const error = await (await rig().facebook(path)).error()
  expect([error.code, error.error_subcode]).toEqual([code, subcode])
})

test('one number’s token cannot send for another number', async () => {
  const world = rig()
  const other = {
    phoneNumberId: '999999999',
    wabaId: '88888',
    displayPhone: '+1 555-000-0000',
    name: 'B',
    token: 'other-token',
  }
  world.control.addAccount({ kind: 'whatsapp', ...other })
  const answer = await world.facebook(
    `v26.0/${number.id}/messages`,
    { messaging_product: 'whatsapp' },
    'other-token',
  )
  expect(await answer.error()).toMatchObject({
    code: 100,
    error_subcode: 33,
    type: 'GraphMethodException',
  })
})

test('every Graph call is counted', async () => {
  const world = rig()
  await world.instagram(me)
  await world.facebook('v99.0/me')
  expect(world.ledger.totals.graphCalls).toBe(2)
})
