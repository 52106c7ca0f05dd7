import type { HubEvent } from '@parley/core/domain/event.ts'
import { account, conversation, outgoing } from '@parley/core/domain/fixtures/given.ts'
import { jsonEnvelope } from '@parley/server/edges/envelope-json'
import { expect, test } from 'vitest'

import { verify, type Signed } from './verify.ts'

const now = 1_700_000_000_000
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const event: HubEvent = {
  id: 'evt_01h455vb4pex5vsknk084sn02q',
  account: account.id,
  conversation: conversation.id,
  seq: 7,
  kind: 'message.sent',
  at: now,
  news: { kind: 'message.sent', message: { ...outgoing, content: { kind: 'text', text: 'né 👍' } } },
}

function signed(change: { body?: string; headers?: Record<string, string | undefined> } = {}): Signed {
  const sealed = jsonEnvelope.seal(event, [secret], now)
  const headers: Record<string, string | undefined> = { ...sealed.headers, ...change.headers }
  return { body: change.body ?? sealed.body, header: (name) => headers[name] }
}

test('what the hub signs is verified', () => {
  expect(verify(signed(), secret, now)).toEqual({ kind: 'verified' })
})

test('one changed byte is refused', () => {
  const { body } = signed()
  expect(verify(signed({ body: body.replace('👍', '👎') }), secret, now)).toMatchObject({ kind: 'refused' })
})

test('another secret is refused', () => {
  const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
  expect(verify(signed(), other, now)).toMatchObject({ kind: 'refused' })
})

test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature', 'x-hub-signature-256'])(
  'without %s it is refused',
  (name) => {
    expect(verify(signed({ headers: { [name]: undefined } }), secret, now)).toMatchObject({ kind: 'refused' })
  },
)

test('each of the two signatures must fit', () => {
  const wrong = ['webhook-signature', 'x-hub-signature-256'].map((name) =>
    verify(signed({ headers: { [name]: 'v1,AAAA' } }), secret, now),
  )
  expect(wrong.map(({ kind }) => kind)).toEqual(['refused', 'refused'])
})

test('a recorded webhook is worthless after five minutes, and a date from the future as well', () => {
  expect(verify(signed(), secret, now + 300_000)).toEqual({ kind: 'verified' })
  expect(verify(signed(), secret, now + 301_000)).toMatchObject({ kind: 'refused' })
  expect(verify(signed(), secret, now - 301_000)).toMatchObject({ kind: 'refused' })
})
