import { createHmac } from 'node:crypto'

import { expect, test } from 'vitest'

import { bodiesKept, SinkRecord } from './record.ts'
import { createSink } from './sink.ts'

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
let now = 1_700_000_000_000
const sink = () => createSink({ secret: () => secret, now: () => now, wait: () => Promise.resolve() })

function webhook(id: string, body: object): Request {
  const text = JSON.stringify(body)
  const timestamp = String(Math.floor(now / 1000))
  const standard = createHmac('sha256', Buffer.alloc(32, 1)).update(`${id}.${timestamp}.${text}`)
  return new Request('http://sink/', {
    method: 'POST',
    body: text,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${standard.digest('base64')}`,
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
    },
  })
}

const received = (sequence: number) => ({
  type: 'message.received',
  sequence,
  conversation_id: 'con_1',
  data: { message: { id: 'msg_1', channel_message_id: 'wamid.1' } },
})

test('a webhook that fits its signatures is taken and noted', async () => {
  const { app, record } = sink()
  expect((await app.fetch(webhook('evt_1', received(1)))).status).toBe(200)
  expect(record.all).toMatchObject([
    { arrival: 1, id: 'evt_1', type: 'message.received', sequence: 1, channelMessage: 'wamid.1' },
  ])
})

test('a forged webhook is refused and shown as such', async () => {
  const { app, record } = sink()
  const forged = webhook('evt_1', received(1))
  forged.headers.set('x-hub-signature-256', `sha256=${'0'.repeat(64)}`)
  expect((await app.fetch(forged)).status).toBe(401)
  expect(record.all).toMatchObject([{ check: { kind: 'refused' }, status: 401 }])
})

test('it fails for as long as it was told to', async () => {
  const { app } = sink()
  const told = JSON.stringify({ kind: 'failing', forMs: 10_000 })
  await app.request('/mood', { method: 'PUT', body: told })
  expect((await app.fetch(webhook('evt_1', received(1)))).status).toBe(503)
  now += 10_000
  expect((await app.fetch(webhook('evt_1', received(1)))).status).toBe(200)
})

test('the list goes on where its reader stands, also after it was cleared', async () => {
  const { app, record } = sink()
  for (const sequence of [1, 2, 3]) await app.fetch(webhook(`evt_${sequence}`, received(sequence)))
  const page = async (after: number) =>
    (await (await app.request(`/webhooks?after=${after}`)).json()) as { data: { arrival: number }[] }
  expect((await page(1)).data.map(({ arrival }) => arrival)).toEqual([2, 3])
  record.clear()
  await app.fetch(webhook('evt_4', received(4)))
  expect((await page(3)).data.map(({ arrival }) => arrival)).toEqual([4])
})

test('of a long run it keeps every fact, and the bodies of the latest', () => {
  const record = new SinkRecord()
  const body = JSON.stringify(received(7))
  for (let count = 0; count < bodiesKept + 2; count += 1) {
    record.add({ at: now, id: `evt_${count}`, check: { kind: 'verified' }, status: 200, body })
  }
  expect(record.all.map((webhook) => webhook.body === '').lastIndexOf(true)).toBe(1)
  expect(record.all[0]).toMatchObject({ id: 'evt_0', sequence: 7, channelMessage: 'wamid.1' })
})
