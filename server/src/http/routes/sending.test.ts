import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { openLoft, type Loft } from '../fixtures/loft.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==',
  'base64',
)

let loft: Loft
let conversation: string
const uploads: string[] = []

beforeAll(async () => {
  loft = await openLoft({
    outside: (outside) =>
      outside.post('/graph/:version/:node/media', async (context) => {
        uploads.push((await context.req.text()).includes('image/png') ? 'image/png' : 'other')
        return context.json({ id: `media-${uploads.length}` })
      }),
  })
  conversation = await loft.writes('Hello')
})
afterAll(() => loft.end())

function send(content: object, more: object = {}) {
  const body = { conversation_id: conversation, content, idempotency_key: crypto.randomUUID(), ...more }
  return loft.ask('POST', '/api/v1/messages/send', body)
}

async function settled(id: string) {
  return vi.waitFor(async () => {
    const { body } = await loft.ask('GET', `/api/v1/messages/${id}`)
    if (body.status === 'pending' || body.status === 'sending') throw new Error(body.status)
    return body
  })
}

async function upload(): Promise<string> {
  const answer = await loft.booted.app.request(`/api/v1/files?account_id=${loft.account}&name=dot.png`, {
    method: 'POST',
    body: new Uint8Array(png),
    headers: await bearer(),
  })
  expect(answer.status).toBe(201)
  const file: ReturnType<typeof JSON.parse> = await answer.json()
  return file.id
}

async function bearer() {
  const key = await loft.ask('POST', '/api/v1/keys', {
    name: 'CRM',
    scopes: ['messages:read', 'messages:send'],
  })
  return { authorization: `Bearer ${key.body.secret}` }
}

test('an upload is handed over once, and sent by what the channel calls it', async () => {
  const file_id = await upload()
  const first = await send({ kind: 'image', file: { file_id }, caption: 'A dot' })
  expect(first.body).toMatchObject({
    message: { content: { kind: 'image', file: { id: file_id, name: 'dot.png' } } },
  })
  expect(await settled(first.body.message_id)).toMatchObject({ status: 'sent' })
  expect(loft.sent.at(-1)).toMatchObject({ type: 'image', image: { id: 'media-1', caption: 'A dot' } })
  const again = await send({ kind: 'image', file: { file_id } })
  expect(await settled(again.body.message_id)).toMatchObject({ status: 'sent' })
  expect(again.body.message.content.file.id).not.toBe(file_id)
  expect(loft.sent.at(-1)).toMatchObject({ image: { id: 'media-1' } })
  expect(uploads).toEqual(['image/png'])
})

test('a file that the channel does not know any more is handed over once more, and only once', async () => {
  const file_id = await upload()
  const before = uploads.length
  loft.refuse.push({ status: 400, code: 131053 })
  const sent = await send({ kind: 'image', file: { file_id } })
  expect(await settled(sent.body.message_id)).toMatchObject({ status: 'sent' })
  expect(uploads.length - before).toBe(2)
  loft.refuse.push({ status: 400, code: 131053 }, { status: 400, code: 131053 })
  const lost = await send({ kind: 'image', file: { file_id } })
  expect(await settled(lost.body.message_id)).toMatchObject({
    status: 'failed',
    error: { channel_code: '131053' },
  })
})

test('a link goes to the channel as it is', async () => {
  const link = 'https://shop.example/tree.jpg'
  const sent = await send({ kind: 'image', file: { link }, caption: null })
  expect(await settled(sent.body.message_id)).toMatchObject({ status: 'sent' })
  expect(loft.sent.at(-1)).toMatchObject({ image: { link } })
})

test('a long text goes out as several in order; the same key again sends nothing', async () => {
  const text = `${'one two three. '.repeat(300)}the end`
  const key = { idempotency_key: 'long' }
  const { body } = await send({ kind: 'text', text }, key)
  expect(body.message_ids).toHaveLength(2)
  expect(body.message.rest).toEqual(body.message_ids.slice(1))
  for (const id of body.message_ids) expect(await settled(id)).toMatchObject({ status: 'sent' })
  const said = loft.sent.slice(-2).map((sent) => sent.text?.body ?? '')
  expect(said.join(' ')).toBe(text)
  const again = await send({ kind: 'text', text }, key)
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect(again.body.message_ids).toEqual(body.message_ids)
  expect((await send({ kind: 'text', text: `${text}!` }, key)).body.code).toBe('idempotency_mismatch')
  const whole = await send({ kind: 'text', text }, { split: false })
  expect(whole).toMatchObject({ status: 422, body: { code: 'too_long' } })
})

test('a reaction marks its message once the channel has taken it', async () => {
  const { body } = await loft.ask('GET', `/api/v1/conversations/${conversation}/messages`)
  const theirs = body.data.find((message: { direction: string }) => message.direction === 'in')
  const sent = await send({ kind: 'reaction', to: theirs.id, emoji: '👍' })
  expect(await settled(sent.body.message_id)).toMatchObject({ status: 'sent' })
  expect(loft.sent.at(-1)).toMatchObject({ reaction: { message_id: theirs.channel_message_id, emoji: '👍' } })
  const marked = await loft.ask('GET', `/api/v1/messages/${theirs.id}`)
  expect(marked.body.reactions).toMatchObject([{ by: 'business', emoji: '👍' }])
  const shown = await loft.ask('GET', `/api/v1/conversations/${conversation}`)
  expect(shown.body.preview.text).not.toContain('👍')
})

test('what cannot be is refused with the field, the limit and what was found', async () => {
  const button = { title: 'Yes, I do want that very much', payload: 'y' }
  expect((await send({ kind: 'buttons', text: 'Well?', buttons: [button] })).body).toMatchObject({
    code: 'too_long',
    detail: expect.stringContaining('content.buttons[0].title: has 29 characters; 20 are allowed.'),
  })
  expect((await send({ kind: 'text', text: 'Hi' }, { tag: 'human_agent' })).body.code).toBe('not_supported')
  expect(
    (await send({ kind: 'text', text: 'Hi' }, { reply_to: 'msg_01h455vb4pex5vsknk084sn02q' })).body,
  ).toMatchObject({
    code: 'invalid_request',
    detail: expect.stringContaining('reply_to: there is no such message.'),
  })
  expect((await send({ kind: 'image', file: { file_id: 'fil_01h455vb4pex5vsknk084sn02q' } })).status).toBe(
    400,
  )
})

test('typing is shown on the last message of the customer, at most every five seconds, and never while it is off', async () => {
  const typing = `/api/v1/conversations/${conversation}/typing`
  expect((await loft.ask('POST', typing)).body).toEqual({ shown: true, reason: null })
  expect(loft.sent.at(-1)).toMatchObject({ status: 'read', typing_indicator: { type: 'text' } })
  expect((await loft.ask('POST', typing)).body).toEqual({ shown: false, reason: 'too_soon' })
  await loft.ask('PUT', `/api/v1/accounts/${loft.account}`, { show_typing: false })
  expect((await loft.ask('POST', typing)).body).toEqual({ shown: false, reason: 'switched_off' })
})

test('reading is told to the channel, unless that is off', async () => {
  const read = (upTo: number) =>
    loft.ask('PATCH', `/api/v1/conversations/${conversation}`, { read_up_to: upTo })
  const receipts = () => loft.sent.filter((sent) => 'status' in sent && !('typing_indicator' in sent))
  const { body } = await loft.ask('GET', `/api/v1/conversations/${conversation}`)
  await read(body.last_sequence)
  await vi.waitFor(() =>
    expect(receipts()).toMatchObject([{ status: 'read', message_id: expect.any(String) }]),
  )
  await loft.ask('PUT', `/api/v1/accounts/${loft.account}`, { send_read_receipts: false })
  await loft.writes('And now?')
  await read(body.last_sequence + 1)
  expect((await loft.ask('GET', `/api/v1/conversations/${conversation}`)).body.unread).toBe(0)
  expect(receipts()).toHaveLength(1)
})

test('a template may begin a conversation, and goes out after the window', async () => {
  const content = { kind: 'template', name: 'hello', language: 'en_US', body: { 1: 'Ana' } }
  const to = { account_id: loft.account, to: '+1 650 555 9999', conversation_id: undefined }
  expect((await send({ kind: 'text', text: 'Hi' }, to)).body).toMatchObject({ code: 'window_closed' })
  const sent = await send(content, to)
  expect(await settled(sent.body.message_id)).toMatchObject({ status: 'sent' })
  expect(loft.sent.at(-1)).toMatchObject({
    to: '+16505559999',
    type: 'template',
    template: { name: 'hello' },
  })
})
