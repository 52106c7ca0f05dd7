import { expect, test } from 'vitest'
import { z } from 'zod'

import { sampleBytes, type SampleName } from '../../media/samples.ts'
import { number, rig, type Rig } from '../../rig/rig.ts'

const named = z.object({ id: z.string() })
const whole = z.object({ h: z.string() })
const oauth = { authorization: `OAuth ${number.token}` }

function post(world: Rig, path: string, headers: Record<string, string>, body?: Buffer) {
  const given = body === undefined ? {} : { body: new Uint8Array(body) }
  return world.app.request(`/graph.facebook.com/v26.0/${path}`, { method: 'POST', headers, ...given })
}

async function announce(world: Rig, size: number, type: string): Promise<string> {
  const asked = `file_length=${size}&file_type=${encodeURIComponent(type)}&file_name=a`
  return named.parse(await (await post(world, `app/uploads?${asked}`, oauth)).json()).id
}

async function uploaded(world: Rig, sample: SampleName, type: string): Promise<string> {
  const bytes = sampleBytes(sample)
  const name = await announce(world, bytes.length, type)
  return whole.parse(await (await post(world, name, { ...oauth, file_offset: '0' }, bytes)).json()).h
}

const create = (world: Rig, format: string, handle: string) =>
  world.facebook(`v26.0/${number.wabaId}/message_templates`, {
    name: `news_${format.toLowerCase()}`,
    language: 'en',
    category: 'MARKETING',
    components: [
      { type: 'HEADER', format, example: { header_handle: [handle] } },
      { type: 'BODY', text: 'News of the day' },
    ],
  })

test('a picture is announced, brought in pieces, and shown in the header of a template', async () => {
  const world = rig()
  const bytes = sampleBytes('photo.jpg')
  const name = await announce(world, bytes.length, 'image/jpeg')
  const first = await post(world, name, { ...oauth, file_offset: '0' }, bytes.subarray(0, 100))
  expect(await first.json()).toEqual({ id: name, file_offset: 100 })
  expect(await (await world.facebook(`v26.0/${name}`)).json()).toEqual({ id: name, file_offset: 100 })
  const rest = await post(world, name, { ...oauth, file_offset: '100' }, bytes.subarray(100))
  const { h } = whole.parse(await rest.json())
  const made = await create(world, 'IMAGE', h)
  expect(made.status).toBe(200)
  const { id } = named.parse(await made.json())
  const shown: unknown = await (await world.facebook(`v26.0/${id}?fields=components`)).json()
  expect(JSON.stringify(shown)).toContain('https://scontent.whatsapp.net/')
  expect(JSON.stringify(shown)).not.toContain(h)
})

test('a handle that nobody was given is refused, and one of another kind', async () => {
  const world = rig()
  expect(await (await create(world, 'IMAGE', '4::x')).error()).toMatchObject({
    code: 131009,
    error_subcode: 2494102,
  })
  const picture = await uploaded(world, 'photo.jpg', 'image/jpeg')
  expect(await (await create(world, 'DOCUMENT', picture)).error()).toMatchObject({ error_subcode: 2388073 })
})

test.each([
  ['with a bearer token', { authorization: `Bearer ${number.token}`, file_offset: '0' }, 15_911],
  ['without an offset', oauth, 15_911],
  ['from elsewhere on', { ...oauth, file_offset: '7' }, 15_911],
  ['longer than announced', { ...oauth, file_offset: '0' }, 15_910],
])('bytes %s are refused', async (_, headers, size) => {
  const world = rig()
  const name = await announce(world, size, 'image/jpeg')
  expect((await post(world, name, headers, sampleBytes('photo.jpg'))).status).toBe(400)
})

test.each([
  ['another app', '4712/uploads?file_length=9&file_type=image/png'],
  ['no length', 'app/uploads?file_type=image/png'],
  ['a type that is not taken', 'app/uploads?file_length=9&file_type=image/webp'],
])('an upload for %s is refused', async (_, path) => {
  expect((await post(rig(), path, oauth)).status).toBe(400)
})

test('bytes that are not what was announced are refused', async () => {
  const world = rig()
  const bytes = sampleBytes('photo.jpg')
  const name = await announce(world, bytes.length, 'image/png')
  expect((await post(world, name, { ...oauth, file_offset: '0' }, bytes)).status).toBe(400)
})
