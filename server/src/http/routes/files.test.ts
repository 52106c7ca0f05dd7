import { readFileSync } from 'node:fs'

import type { Account } from '@parley/core/domain/account.ts'
import { put } from '@parley/core/domain/change.ts'
import type { FileId } from '@parley/core/domain/ids.ts'
import { defaultAutoReply } from '@parley/core/domain/rule.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { browserOf } from '../fixtures/browser.ts'
import { openSmallHub, type SmallHub } from '../fixtures/small-hub.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==',
  'base64',
)

let hub: SmallHub
let account: Account
let key: string

beforeAll(async () => {
  hub = await openSmallHub({ MEDIA_MAX_MB: '1', MEDIA_QUOTA_MB: '4' })
  const { id, now } = hub.booted.hub.moment()
  account = {
    id: id('acc'),
    channel: 'whatsapp',
    name: 'Loft',
    key: '106',
    settings: {},
    sealedToken: '',
    simulated: false,
    active: true,
    autoReply: defaultAutoReply,
    ordering: 'conversation',
    routerMode: false,
    createdAt: now,
    version: 0,
  }
  const commit = { changes: [put('account', account)], tasks: [], finish: null }
  await hub.booted.hub.stores.of(hub.tenant).commit(commit)
  const scopes = ['messages:read', 'messages:send']
  key = (await hub.ask('POST', '/api/v1/keys', { name: 'CRM', scopes })).body.secret
})
afterAll(() => hub.end())

function call(
  path: string,
  init: RequestInit & { readonly duplex?: 'half' } = {},
  bearer: string | null = key,
) {
  const headers = new Headers(init.headers)
  if (bearer !== null) headers.set('authorization', `Bearer ${bearer}`)
  return hub.booted.app.request(path, { ...init, headers })
}

async function upload(
  body: string | Buffer<ArrayBuffer> | FormData,
  name = '',
  headers: Record<string, string> = {},
) {
  const query = `account_id=${account.id}${name ? `&name=${encodeURIComponent(name)}` : ''}`
  const answer = await call(`/api/v1/files?${query}`, { method: 'POST', body, headers, duplex: 'half' })
  const read: ReturnType<typeof JSON.parse> = await answer.json()
  return { status: answer.status, body: read }
}

async function hashOf(file: FileId): Promise<string> {
  return (await hub.booted.hub.stores.of(hub.tenant).file(file))?.hash ?? ''
}

describe('an upload', () => {
  it('is known by its content, not by what it is called', async () => {
    const { status, body } = await upload(png, 'menu.pdf', { 'content-type': 'application/pdf' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ type: 'image/png', size: png.length, width: 2, height: 2, name: 'menu.pdf' })
    expect(body.channels).toEqual([
      { channel: 'whatsapp', as: expect.arrayContaining(['image']), problem: null },
    ])
  })

  it('may come as a form', async () => {
    const form = new FormData()
    form.set('note', 'first')
    form.set('file', new File([png], 'dot.png', { type: 'image/png' }))
    expect(await upload(form)).toMatchObject({ status: 201, body: { name: 'dot.png', type: 'image/png' } })
  })

  it('of a recording becomes a voice note, and the recording is not kept', async () => {
    const sample = (name: string) => readFileSync(new URL(`../../studio/samples/${name}`, import.meta.url))
    const before = await hub.booted.hub.blobs.usage(hub.tenant)
    const { body } = await upload(sample('voice.webm'), 'hello.webm')
    expect(body).toMatchObject({ type: 'audio/ogg', name: 'hello.ogg' })
    expect(body.channels).toMatchObject([{ as: expect.arrayContaining(['voice']) }])
    const [record] = await hub.booted.hub.stores.of(hub.tenant).filesWith(await hashOf(body.id))
    const after = before + (record?.size ?? 0) + (record?.playable?.size ?? 0)
    expect(await hub.booted.hub.blobs.usage(hub.tenant)).toBe(after)
  })

  it('that no channel takes says why', async () => {
    const { body } = await upload('<html><script>alert(1)</script>', 'page.html')
    expect(body.type).toBe('text/html')
    expect(body.channels).toEqual([
      { channel: 'whatsapp', as: [], problem: 'WhatsApp takes no files of the type text/html.' },
    ])
  })

  it('of nothing, of a form without a file, and of too much are refused', async () => {
    expect(await upload('')).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(await upload(new FormData())).toMatchObject({ status: 400 })
    expect(await upload('x', '', { 'content-type': 'multipart/form-data' })).toMatchObject({ status: 400 })
    const large = Buffer.alloc(1024 ** 2 + 1, 1)
    expect(await upload(large)).toMatchObject({ status: 413, body: { code: 'too_large' } })
  })

  it('counts until the quota is used up, and what is there already counts once', async () => {
    const used = () => hub.booted.hub.blobs.usage(hub.tenant)
    const chunk = (fill: number) => Buffer.alloc(1024 ** 2, fill)
    expect((await upload(chunk(2))).status).toBe(201)
    const before = await used()
    expect((await upload(chunk(2))).status).toBe(201)
    expect(await used()).toBe(before)
    expect((await upload(chunk(3))).status).toBe(201)
    expect((await upload(chunk(4))).status).toBe(201)
    expect(await upload(chunk(5))).toMatchObject({ status: 413, body: { code: 'too_large' } })
  })
})

describe('the bytes of a file', () => {
  let file: Awaited<ReturnType<typeof upload>>['body']
  const content = (headers: Record<string, string> = {}, variant = 'original') =>
    call(`/api/v1/files/${file.id}/content?variant=${variant}`, { headers })
  beforeAll(async () => {
    file = (await upload(png, 'Größe "1".png')).body
  })

  it('come whole, by name, and so that nothing can run', async () => {
    const answer = await content()
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(png.length),
      'content-disposition': `inline; filename="Gr__e _1_.png"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    })
  })

  it.each([
    ['bytes=0-3', 206, `bytes 0-3/${png.length}`, 4],
    ['bytes=4-', 206, `bytes 4-${png.length - 1}/${png.length}`, png.length - 4],
    ['bytes=-2', 206, `bytes ${png.length - 2}-${png.length - 1}/${png.length}`, 2],
    ['bytes=0-99999', 206, `bytes 0-${png.length - 1}/${png.length}`, png.length],
    ['bytes=99999-', 416, `bytes */${png.length}`, 0],
    ['bytes=-0', 416, `bytes */${png.length}`, 0],
    ['bytes=0-1,3-4', 200, null, png.length],
    ['lines=0-1', 200, null, png.length],
    ['bytes=5-2', 200, null, png.length],
  ])('as asked for by %s: %i', async (range, status, told, length) => {
    const answer = await content({ range })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([status, told])
    expect((await answer.arrayBuffer()).byteLength).toBe(length)
  })

  it('do not come again if they are known, and come whole if they have changed', async () => {
    const etag = (await content()).headers.get('etag') ?? ''
    expect((await content({ 'if-none-match': etag })).status).toBe(304)
    expect((await content({ range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200)
    expect((await content({ range: 'bytes=0-1', 'if-range': etag })).status).toBe(206)
  })

  it('are small as a thumbnail', async () => {
    const answer = await content({}, 'thumbnail')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect((await content({}, 'huge')).status).toBe(400)
  })

  it('of a page are only saved', async () => {
    file = (await upload('<html><script>alert(1)</script>', 'page.html')).body
    const { headers } = await content()
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toMatch(/^attachment;/)
  })
})

describe('a signed address', () => {
  it('opens for anybody, until it is changed', async () => {
    const { body: file } = await upload(png)
    expect(file.url).toMatch(/^\/media\//)
    expect((await call(file.url, {}, null)).status).toBe(200)
    expect((await call(file.thumbnail_url, {}, null)).headers.get('content-type')).toBe('image/webp')
    const [text, signature] = file.url.split('.')
    const other = text.slice(0, -2) + (text.endsWith('AA') ? 'BB' : 'AA')
    for (const bad of [`${other}.${signature}`, text, `${text}.`, `${text}.AAAA`, '/media/.', '/media/x.y'])
      expect([bad, (await call(bad, {}, null)).status]).toEqual([bad, 404])
  })
})

describe('a file of others', () => {
  it('does not exist for another business, or without credentials', async () => {
    const { body: file } = await upload(png)
    const path = `/api/v1/files/${file.id}/content`
    expect((await hub.stranger('GET', path)).status).toBe(404)
    expect((await browserOf(hub)('GET', path)).status).toBe(401)
  })

  it('does not exist for a key of another account', async () => {
    const { body: file } = await upload(png)
    const { id, now } = hub.booted.hub.moment()
    const other = { ...account, id: id('acc'), key: '107', createdAt: now }
    await hub.booted.hub.stores
      .of(hub.tenant)
      .commit({ changes: [put('account', other)], tasks: [], finish: null })
    const given = { name: 'Other', scopes: ['messages:read', 'messages:send'], account_ids: [other.id] }
    const { secret } = (await hub.ask('POST', '/api/v1/keys', given)).body
    expect((await call(`/api/v1/files/${file.id}`, {}, secret)).status).toBe(404)
    expect((await call(`/api/v1/files/${file.id}/content`, {}, secret)).status).toBe(404)
    const query = `account_id=${account.id}`
    const refused = await call(`/api/v1/files?${query}`, { method: 'POST', body: png }, secret)
    expect(refused.status).toBe(403)
  })

  it('needs the scope to read', async () => {
    const { body: file } = await upload(png)
    const { secret } = (await hub.ask('POST', '/api/v1/keys', { name: 'S', scopes: ['messages:send'] })).body
    expect((await call(`/api/v1/files/${file.id}/content`, {}, secret)).status).toBe(403)
  })
})

it('what is stored is not fetched again', async () => {
  const { body: file } = await upload(png)
  const answer = await call(`/api/v1/files/${file.id}/retry`, { method: 'POST' })
  expect(answer.status).toBe(409)
})
