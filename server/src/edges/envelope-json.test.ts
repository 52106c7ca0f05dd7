import { createHmac } from 'node:crypto'

import type { HubEvent } from '@parley/core/domain/event.ts'
import { account, conversation, outgoing } from '@parley/core/domain/fixtures/given.ts'
import { expect, test } from 'vitest'

import { jsonEnvelope } from './envelope-json.ts'

const event: HubEvent = {
  id: 'evt_01h455vb4pex5vsknk084sn02q',
  account: account.id,
  conversation: conversation.id,
  seq: 7,
  kind: 'message.sent',
  at: 1_700_000_000_000,
  news: { kind: 'message.sent', message: { ...outgoing, content: { kind: 'text', text: 'né 👍' } } },
}
const key = Buffer.from('0123456789abcdef0123456789abcdef')
const secret = `whsec_${key.toString('base64')}`

test('both signatures are over the very bytes of the body', () => {
  const { body, headers } = jsonEnvelope.seal(event, [secret], 1_700_000_001_234)
  const standard = createHmac('sha256', key).update(`${event.id}.1700000001.${body}`).digest('base64')
  expect(headers['webhook-signature']).toBe(`v1,${standard}`)
  expect(headers['x-hub-signature-256']).toBe(
    `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  )
  expect(JSON.parse(body)).toMatchObject({
    type: 'message.sent',
    sequence: 7,
    timestamp: '2023-11-14T22:13:20.000Z',
  })
})

test('a second attempt has the same body and id, and its own time', () => {
  const [first, second] = [1_000, 9_000].map((now) => jsonEnvelope.seal(event, [secret], now))
  expect(second?.body).toBe(first?.body)
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp'])
})

test('while a secret is being rotated, both sign', () => {
  const { headers } = jsonEnvelope.seal(
    event,
    [secret, `whsec_${Buffer.alloc(32).toString('base64')}`],
    1_000,
  )
  expect(headers['webhook-signature']?.split(' ')).toHaveLength(2)
})
