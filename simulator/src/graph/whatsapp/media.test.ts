import { expect, test } from 'vitest'

import { sampleBytes, type SampleName } from '../../media/samples.ts'
import { number, rig, type Rig } from '../../rig/rig.ts'

const bearer = { authorization: `Bearer ${number.token}` }
const dayMs = 24 * 3_600_000

test('what was uploaded is found, fetched with the token for five minutes, and known for 30 days', async () => {
  const world = rig()
  const id = await uploaded(world, 'photo.jpg', 'image/jpeg')
  const { url, ...found } = await located(world, id)
  expect(found).toEqual({
    messaging_product: 'whatsapp',
    mime_type: 'image/jpeg',
    sha256: '256a66012e8623f6a5805078f6f20e32c2c562aed9018ffb787b856d6faab9da',
    file_size: 15_911,
    id,
  })
  const answer = await fetched(world, url)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(sampleBytes('photo.jpg'))
  expect((await fetched(world, url, {})).status).toBe(401)
  expect((await fetched(world, url, { authorization: 'Bearer somebody-else' })).status).toBe(401)
  expect((await fetched(world, url.replace('hash=', 'hash=x'))).status).toBe(404)
  world.clock.advance(5 * 60_000)
  expect((await fetched(world, url)).status).toBe(404)
  expect((await fetched(world, (await located(world, id)).url)).status).toBe(200)
  world.clock.advance(30 * dayMs)
  expect((await world.facebook(`v26.0/${id}`)).status).toBe(400)
})

test('an upload is its number’s own, and gone once it is deleted', async () => {
  const world = rig()
  const sister = { kind: 'whatsapp', phoneNumberId: '111111', wabaId: number.wabaId, name: 'B' } as const
  world.control.addAccount({ ...sister, displayPhone: '+1 555-000-0000', token: 'sister-token' })
  const id = await uploaded(world, 'photo.jpg', 'image/jpeg')
  expect((await world.facebook(`v26.0/${id}?phone_number_id=${number.id}`)).status).toBe(200)
  expect((await world.facebook(`v26.0/${id}?phone_number_id=111111`)).status).toBe(400)
  expect((await world.facebook(`v26.0/${id}`, undefined, 'sister-token')).status).toBe(400)
  const gone = await world.app.request(`/graph.facebook.com/v26.0/${id}`, {
    method: 'DELETE',
    headers: bearer,
  })
  expect(await gone.json()).toEqual({ success: true })
  expect((await world.facebook(`v26.0/${id}`)).status).toBe(400)
})

test.each([
  ['no product', 'photo.jpg', 'image/jpeg', {}, 100],
  ['a type that WhatsApp does not take', 'waving.gif', 'image/gif', { messaging_product: 'whatsapp' }, 100],
  ['a type that it is not', 'photo.jpg', 'image/png', { messaging_product: 'whatsapp' }, 131053],
] as const)('an upload with %s is refused', async (_, name, type, fields, code) => {
  const answer = await upload(rig(), name, type, fields)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ error: { code, error_data: { details: expect.any(String) } } })
})

test('what a customer sent is known for seven days', async () => {
  const world = rig()
  const says = { kind: 'voice' } as const
  const { detail } = world.control.write({ accountId: number.id, customerId: 'ana', says })
  const { id, url } = Object(detail)
  const answer = await fetched(world, url)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'audio/ogg; codecs=opus'])
  world.clock.advance(7 * dayMs - 1)
  expect((await world.facebook(`v26.0/${id}`)).status).toBe(200)
  world.clock.advance(1)
  expect((await world.facebook(`v26.0/${id}`)).status).toBe(400)
})

test.each([
  ['mediaFail', 500],
  ['mediaGone', 404],
] as const)('the dial %s spoils a download with %i', async (dial, status) => {
  const world = rig()
  const { url } = await located(world, await uploaded(world, 'photo.jpg', 'image/jpeg'))
  world.control.setChaos({ [dial]: 1 })
  expect((await fetched(world, url)).status).toBe(status)
})

test('other dials hand out a page, another byte, or far too much', async () => {
  const world = rig()
  const { url } = await located(world, await uploaded(world, 'photo.jpg', 'image/jpeg'))
  world.control.setChaos({ mediaHtml: 1 })
  expect((await fetched(world, url)).headers.get('content-type')).toContain('text/html')
  world.control.setChaos({ mediaHtml: 0, mediaCorrupt: 1 })
  const spoilt = Buffer.from(await (await fetched(world, url)).arrayBuffer())
  expect(spoilt.length).toBe(15_911)
  expect(spoilt).not.toEqual(sampleBytes('photo.jpg'))
  world.control.setChaos({ mediaCorrupt: 0, mediaHuge: 1 })
  let bytes = 0
  for await (const piece of (await fetched(world, url)).body ?? []) bytes += piece.length
  expect(bytes).toBeGreaterThan(100 * 1024 * 1024)
})

test('slow files come when their time has come', async () => {
  const world = rig()
  const { url } = await located(world, await uploaded(world, 'photo.jpg', 'image/jpeg'))
  world.control.setChaos({ mediaSlow: 1_000 })
  const answering = fetched(world, url)
  const soon = await Promise.race([answering, new Promise((resolve) => setImmediate(resolve, 'waits'))])
  expect(soon).toBe('waits')
  world.clock.advance(1_000)
  expect((await answering).status).toBe(200)
})

async function upload(world: Rig, name: SampleName, type: string, fields: object): Promise<Response> {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.append(key, String(value))
  form.append('type', type)
  form.append('file', new File([Uint8Array.from(sampleBytes(name))], name, { type }))
  const path = `/graph.facebook.com/v26.0/${number.id}/media`
  return world.app.request(path, { method: 'POST', headers: bearer, body: form })
}

async function uploaded(world: Rig, name: SampleName, type: string): Promise<string> {
  const answer = await upload(world, name, type, { messaging_product: 'whatsapp' })
  return String(Object(await answer.json()).id)
}

async function located(world: Rig, id: string): Promise<{ readonly url: string }> {
  return Object(await (await world.facebook(`v26.0/${id}?phone_number_id=${number.id}`)).json())
}

async function fetched(world: Rig, url: string, headers: Record<string, string> = bearer): Promise<Response> {
  return world.app.request(url.replace('http://127.0.0.1:4100', ''), { headers })
}
