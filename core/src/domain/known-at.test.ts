import { expect, test } from 'vitest'

import { conversation, customer, outgoing } from './fixtures/given.ts'
import { knownAt, toldAt } from './known-at.ts'

const everywhere = {
  ...customer,
  identities: ['bsuid:US.1', 'phone:1650', 'igsid:9'],
  lastChannel: 'instagram',
  lastSeenAt: 9_000,
  createdAt: 1,
}
const here = {
  ...conversation,
  identities: ['bsuid:US.1', 'phone:of-before'],
  lastInboundAt: 2_000,
  createdAt: 5,
}
const narrowed = {
  ...everywhere,
  identities: ['bsuid:US.1'],
  lastChannel: 'whatsapp',
  lastSeenAt: 2_000,
  createdAt: 5,
}

test('an account knows of a customer what it was told itself, and what still holds', () => {
  expect(knownAt(everywhere, here, 'whatsapp')).toEqual(narrowed)
})

test('one that was told nothing yet knows nothing', () => {
  const { identities, lastSeenAt } = knownAt(everywhere, { ...conversation, lastInboundAt: null }, 'whatsapp')
  expect([identities, lastSeenAt]).toEqual([[], 0])
})

test('an event tells the same, and is otherwise as it was', () => {
  const event = { id: 'evt_1', account: here.account, conversation: here.id, seq: 1, at: 0 } as const
  const news = {
    kind: 'message.received',
    message: outgoing,
    conversation: here,
    customer: everywhere,
  } as const
  expect(toldAt({ ...event, kind: news.kind, news }, 'whatsapp')).toEqual({
    ...event,
    kind: news.kind,
    news: { ...news, customer: narrowed },
  })
  const sent = { ...event, kind: 'message.sent', news: { kind: 'message.sent', message: outgoing } } as const
  expect(toldAt(sent, 'whatsapp')).toBe(sent)
})
