import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { chaosPresets } from '../chaos.ts'
import { metaLimits } from '../limits.ts'
import { number, profile, rig, type Rig } from '../rig/rig.ts'

const pair = { accountId: number.id, customerId: 'ana' }

test.each([
  ['POST', 'messages', { ...pair }, 400, 'text: '],
  ['POST', 'messages', { ...pair, text: 'Hi', colour: 1 }, 400, 'colour'],
  ['POST', 'messages', { ...pair, accountId: 'x', text: 'Hi' }, 404, 'There is no account x'],
  ['POST', 'messages', { ...pair, customerId: 'x', text: 'Hi' }, 404, 'There is no customer x'],
  ['POST', 'messages', { ...pair, customerId: 'lea', text: 'Hi' }, 400, 'lea has instagram'],
  ['POST', 'messages', '{', 400, 'The body must be JSON.'],
  [
    'POST',
    'customers',
    { kind: 'whatsapp', name: 'Ben', phone: 'none' },
    400,
    'phone: must be 7 to 15 digits',
  ],
  ['POST', 'customers', { kind: 'whatsapp', name: 'Ben', phone: '16505551234' }, 409, 'already a customer'],
  ['POST', 'accounts', { kind: 'telegram' }, 400, 'kind: '],
  ['PUT', 'chaos', { drop: 2 }, 400, 'drop'],
  ['PUT', 'chaos', { preset: 'calm' }, 400, 'preset'],
  ['PUT', 'limits', { pairBurst: 0 }, 400, 'pairBurst: '],
  [
    'POST',
    'load',
    { accountIds: ['x'], messages: 1, customers: 1, perSecond: 1 },
    404,
    'There is no account x',
  ],
  ['GET', 'ledger?of=everything', undefined, 400, 'of: '],
  ['GET', 'nonsense', undefined, 404, 'There is no GET'],
  ['POST', 'messages', { ...pair, text: 'Hi', says: { kind: 'image' } }, 400, 'say either text or says'],
  ['POST', 'messages', { ...pair, says: { kind: 'heart' } }, 400, 'nobody can send heart on whatsapp'],
  ['POST', 'messages', { ...pair, says: { kind: 'image', file: 'x' } }, 400, 'There is no file x'],
  ['POST', 'choices', { ...pair, messageId: 'x', choice: 'y' }, 404, 'There is no message x'],
  ['POST', 'events', { ...pair, does: { kind: 'unsend', messageId: 'x' } }, 404, 'There is no message x'],
  ['POST', 'events', { ...pair, does: { kind: 'referral' } }, 400, 'referral is not possible'],
  [
    'POST',
    'echoes',
    { ...pair, does: { kind: 'write', says: { kind: 'text', text: 'a' } } },
    400,
    'is on no phone',
  ],
  ['POST', 'history', { accountId: number.id }, 400, 'is on no phone'],
  ['POST', 'news', { accountId: number.id, field: 'x' }, 400, 'there is an example for account_update'],
  ['POST', 'news', { accountId: profile.id, field: 'security' }, 400, 'only WhatsApp has this'],
  ['PUT', 'templates/1', {}, 404, 'There is no template 1'],
  ['POST', 'files', '', 400, 'The body must be the file'],
  ['GET', 'files/none', undefined, 404, 'There is no file none'],
])('%s %s is refused with a sentence that says why (%#)', async (method, path, body, status, sentence) => {
  const answer = await ask(rig(), method, path, body)
  expect(answer).toMatchObject({ status, json: { status, detail: expect.stringContaining(sentence) } })
})

test('accounts and customers are made and listed, with what a developer needs to try them', async () => {
  const world = rig()
  const account = {
    kind: 'instagram',
    igId: '17841400000000000',
    username: 'cafe',
    name: 'Café',
    token: 'cafe-token',
  }
  expect(await ask(world, 'POST', 'accounts', account)).toMatchObject({
    status: 201,
    json: { id: account.igId, token: 'cafe-token' },
  })
  expect(await ask(world, 'POST', 'accounts', account)).toMatchObject({ status: 409 })
  const { json } = await ask(world, 'POST', 'customers', { kind: 'instagram', name: 'Tom', username: 'tom' })
  expect(json).toMatchObject({ id: 'customer-3', name: 'Tom' })
  expect(await ask(world, 'GET', 'customers')).toMatchObject({
    json: { items: [{ id: 'ana' }, { id: 'lea' }, { id: 'customer-3' }] },
  })
  expect(await ask(world, 'GET', 'accounts')).toMatchObject({
    json: { items: [{ id: number.id }, { id: profile.id }, { id: account.igId }] },
  })
})

test('what a customer writes is in their thread and, page by page, in the ledger', async () => {
  const world = rig()
  for (const text of ['one', 'two', 'three'])
    expect((await ask(world, 'POST', 'messages', { ...pair, text })).status).toBe(201)
  const thread = await ask(world, 'GET', `thread?${new URLSearchParams(pair).toString()}`)
  expect(thread.json).toMatchObject({
    open: false,
    bubbles: [{ text: 'one' }, { text: 'two' }, { text: 'three' }],
  })
  expect(await ask(world, 'GET', 'ledger?of=written&limit=2')).toMatchObject({
    json: { items: [{ text: 'one' }, { text: 'two' }], next: 2 },
  })
  expect(await ask(world, 'GET', 'ledger?of=written&after=2')).toMatchObject({
    json: { items: [{ text: 'three', ackedAt: null }], next: 3 },
  })
  expect(await ask(world, 'GET', 'ledger?of=written&after=3')).toMatchObject({ json: { items: [], next: 3 } })
  expect(await ask(world, 'GET', 'counters')).toMatchObject({ json: { written: 3, pending: 3 } })
})

test('dials turn one by one or by preset, and revoked tokens outlast a preset', async () => {
  const world = rig()
  const revoked = { [number.id]: true }
  await ask(world, 'PUT', 'chaos', { drop: 0.5, tokenRevoked: revoked })
  expect((await ask(world, 'GET', 'chaos')).json).toEqual({
    ...chaosPresets.off,
    drop: 0.5,
    tokenRevoked: revoked,
  })
  await ask(world, 'PUT', 'chaos', { preset: 'rough' })
  expect((await ask(world, 'GET', 'chaos')).json).toEqual({ ...chaosPresets.rough, tokenRevoked: revoked })
  await ask(world, 'PUT', 'limits', { pairBurst: 1_000 })
  expect((await ask(world, 'GET', 'limits')).json).toEqual({ ...metaLimits, pairBurst: 1_000 })
})

test('a load writes at its rate and its crowd is not listed', async () => {
  const world = rig()
  const load = { accountIds: [number.id, profile.id], messages: 100, customers: 10, perSecond: 100 }
  expect(await ask(world, 'POST', 'load', load)).toEqual({ status: 202, json: { lastsMs: 1_000 } })
  world.clock.advance(490)
  expect(world.ledger.totals.written).toBe(50)
  world.clock.advance(1_000)
  const { items } = world.ledger.written()
  expect(items).toHaveLength(100)
  expect(new Set(items.map(({ customerId }) => customerId)).size).toBe(10)
  expect(new Set(items.map(({ text }) => text)).size).toBe(100)
  expect(world.control.customers()).toHaveLength(2)
})

test('some of a load may be pictures, no two of them alike', async () => {
  const world = rig()
  const load = { accountIds: [number.id], messages: 10, customers: 2, perSecond: 1_000, files: 3 }
  await ask(world, 'POST', 'load', load)
  world.clock.advance(1_000)
  expect(Map.groupBy(world.ledger.written().items, ({ type }) => type).get('image')).toHaveLength(3)
  const { bubbles } = world.control.thread(number.id, 'crowd-whatsapp-1')
  const pictures = [...bubbles, ...world.control.thread(number.id, 'crowd-whatsapp-0').bubbles].flatMap(
    ({ files = [] }) => files.map(({ id }) => id),
  )
  expect(new Set(pictures).size).toBe(3)
})

test('a file can be put on a phone, sent, and looked at; nothing but pictures, sound, films and PDFs is shown', async () => {
  const { app, control } = rig()
  const put = async (type: string) => {
    const headers = { 'content-type': type }
    const answer = await app.request('/control/files?name=a', {
      method: 'POST',
      headers,
      body: '<b>bytes</b>',
    })
    return String(Object(await answer.json()).id)
  }
  const [id, page] = [await put('image/png'), await put('text/html')]
  expect(control.write({ ...pair, says: { kind: 'image', file: id } })).toMatchObject({
    files: [{ id, kind: 'image', type: 'image/png', name: 'a' }],
  })
  const shown = await app.request(`/control/files/${id}`)
  expect([shown.headers.get('content-type'), await shown.text()]).toEqual(['image/png', '<b>bytes</b>'])
  expect((await app.request(`/control/files/${page}`)).headers.get('content-type')).toBe(
    'application/octet-stream',
  )
})

test('everything that `control` does can be asked for over HTTP', async () => {
  const world = rig()
  const { json: bubble } = await ask(world, 'POST', 'messages', { ...pair, says: { kind: 'voice' } })
  const { id: messageId } = Object(bubble)
  const calls = [
    ['POST', 'events', { ...pair, does: { kind: 'reaction', messageId, emoji: '👍' } }],
    ['PUT', `accounts/${number.id}`, { coexistence: true }],
    ['POST', 'echoes', { ...pair, does: { kind: 'write', says: { kind: 'text', text: 'a' } } }],
    ['POST', 'history', { accountId: number.id }],
    ['POST', 'contacts', { accountId: number.id, customerId: 'ana', action: 'remove' }],
    ['POST', 'news', { accountId: number.id, field: 'security' }],
    ['POST', 'raw', { accountId: profile.id, item: { message_edit: { num_edit: 0 } } }],
    ['PUT', 'review', { reviewMs: null }],
    ['POST', 'templates', { accountId: number.id, template }],
    ['GET', `templates?accountId=${number.id}`, undefined],
    ['GET', 'news', undefined],
    ['GET', 'files', undefined],
  ] as const
  const statuses: number[] = []
  for (const [method, path, body] of calls) statuses.push((await ask(world, method, path, body)).status)
  expect(statuses).toEqual([201, 200, 201, 202, 202, 202, 202, 200, 201, 200, 200, 200])
  const [, added] = world.control.templates(number.id)
  await ask(world, 'PUT', `templates/${added?.id}`, { status: 'PAUSED' })
  expect(added).toMatchObject({ name: 'offer', status: 'PAUSED' })
})

const template = {
  name: 'offer',
  language: 'en',
  category: 'MARKETING',
  components: [{ type: 'BODY', text: 'Buy now' }],
}

test('a page of another site cannot steer the simulator', async () => {
  const headers = { 'sec-fetch-site': 'cross-site' }
  expect((await rig().app.request('/control/flush', { method: 'POST', headers })).status).toBe(403)
})

test('phones see bubbles, ticks and typing as they happen', async () => {
  const world = rig()
  const stream = await world.app.request('/control/stream')
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  const seen: unknown[] = []
  const see = async () => seen.push(JSON.parse((await reader.read()).value!.replace('data: ', '')))
  const { id } = world.control.write({ ...pair, text: 'Hi' })
  await see()
  const read = {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: id,
    typing_indicator: { type: 'text' },
  }
  await world.facebook(`v26.0/${number.id}/messages`, read)
  await see()
  await see()
  await reader.cancel()
  expect(seen).toMatchObject([
    { ...pair, kind: 'bubble', bubble: { id, from: 'customer', text: 'Hi', status: 'sent' } },
    { ...pair, kind: 'ticks', id, status: 'read' },
    { ...pair, kind: 'typing', typing: true },
  ])
})

test('the app can stand below any prefix, and its front door leads to the phones', async () => {
  const { app } = rig()
  const below = new Hono().route('/simulator', app)
  expect((await app.request('/')).headers.get('location')).toBe('/phones/')
  expect((await below.request('/simulator')).headers.get('location')).toBe('/simulator/phones/')
  expect((await below.request('/simulator/phones')).headers.get('location')).toBe('/simulator/phones/')
  expect((await below.request('/simulator/control/counters')).status).toBe(200)
  expect((await below.request(`/simulator/graph.facebook.com/v26.0/${number.id}`)).status).toBe(401)
  expect((await app.request('/phones/assets/..%2f..%2fpackage.json')).status).toBe(404)
})

async function ask(
  world: Rig,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; json: unknown }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await world.app.request(`/control/${path}`, {
    method,
    ...(body !== undefined && { body: text }),
  })
  return { status: answer.status, json: await answer.json() }
}
