import { expect, test } from 'vitest'

import { groupOf, type ChannelEvent } from './channel-event.ts'
import { inbound } from './fixtures/given.ts'

const about = { accountKey: 'a', externalId: 'm1', at: 1_000 }
const read: ChannelEvent = { kind: 'read', ...about }
const status: ChannelEvent = { kind: 'status', ...about, status: 'read', reference: null, failure: null }
const echo: ChannelEvent = {
  kind: 'echo',
  ...about,
  to: inbound.from,
  content: { kind: 'text', text: 'Hi' },
  replyTo: null,
}

test('the messages of one customer stay in order, those of others go on', () => {
  const other = { ...inbound, from: { ...inbound.from, identities: ['phone:1'] } }
  expect(groupOf('x', inbound)).toBe(groupOf('x', { ...inbound, externalId: 'm2' }))
  expect(groupOf('x', inbound)).not.toBe(groupOf('x', other))
})

test('what is written under a new identity waits until it is known whose it is', () => {
  const person = { identities: ['bsuid:new', 'phone:1'], name: null }
  const renamed: ChannelEvent = { kind: 'identity', ...about, person, previous: ['bsuid:old'] }
  expect(groupOf('x', renamed)).toBe(groupOf('x', { ...inbound, accountKey: 'a', from: person }))
})

test('a report that waits for its message does not hold up the echo that tells which one it is', () => {
  expect(new Set([read, status, echo].map((event) => groupOf('x', event))).size).toBe(3)
})
