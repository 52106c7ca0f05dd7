import { expect, test } from 'vitest'

import type { EchoedMessage, InboundMessage } from '../channel-event.ts'
import { wants } from '../endpoint.ts'
import { account, inbound } from '../fixtures/given.ts'
import { newRecord } from '../fixtures/record.ts'

const old: InboundMessage = { ...inbound, externalId: 'old-1', at: 500, history: 'read' }
const sent: EchoedMessage = {
  kind: 'echo',
  accountKey: account.key,
  externalId: 'old-2',
  to: inbound.from,
  at: 600,
  content: { kind: 'text', text: 'from nine to five' },
  replyTo: null,
  history: 'delivered',
}

test('imported messages are kept in silence, each in its place and as it had fared', () => {
  const record = newRecord()
  record.take([sent, old, sent, old])
  expect([...record.of.message.values()]).toMatchObject([
    { externalId: 'old-2', imported: true, status: 'delivered', placedAt: 600 },
    { externalId: 'old-1', imported: true, status: 'received', placedAt: 500 },
  ])
  expect([...record.of.conversation.values()]).toMatchObject([
    {
      status: 'closed',
      unread: 0,
      answeredBy: 'automation',
      lastInboundAt: 500,
      preview: { direction: 'out' },
    },
  ])
  expect(record.tasks).toEqual([])
})

test('an imported reaction to a message that never comes stands by itself, in silence', () => {
  const record = newRecord()
  const reaction = {
    kind: 'reaction',
    accountKey: account.key,
    externalId: 'gone',
    eventId: 'old-3',
  } as const
  const thumb = { ...reaction, by: 'customer', person: inbound.from, emoji: '👍', at: 700 } as const
  record.take([{ ...thumb, history: 'read' }])
  expect([...record.of.message.values()]).toMatchObject([
    { externalId: 'old-3', imported: true, content: { kind: 'reaction', emoji: '👍' } },
  ])
  expect([...record.of.conversation.values()]).toMatchObject([{ status: 'closed', unread: 0 }])
  expect(record.tasks).toEqual([])
})

test('what came live before its import is not imported again, and what is imported first is no news later', () => {
  const live = newRecord()
  live.take([inbound, { ...inbound, history: 'read' }])
  expect(live.events.map(({ kind }) => kind)).toEqual(['message.received'])
  expect([...live.of.conversation.values()]).toMatchObject([{ unread: 1, status: 'open' }])
  const imported = newRecord()
  imported.take([{ ...inbound, history: 'read' }, inbound])
  expect([...imported.of.conversation.values()]).toMatchObject([{ unread: 0, status: 'closed' }])
  expect(imported.tasks).toEqual([])
})

test('an import wakes no conversation; the next message does', () => {
  const record = newRecord()
  record.take([inbound])
  record.take([{ ...old, at: 3_000 }])
  expect([...record.of.conversation.values()]).toMatchObject([{ unread: 1, status: 'open', lastSeq: 2 }])
  const silent = newRecord()
  silent.take([old])
  silent.take([inbound])
  expect([...silent.of.conversation.values()]).toMatchObject([{ unread: 1, status: 'open' }])
})

test('an endpoint hears of imported messages only if it asks for them', () => {
  const record = newRecord()
  record.take([old])
  const [event] = record.events
  const endpoint = {
    id: 'end_1',
    account: null,
    url: '',
    description: '',
    secrets: [],
    kinds: null,
    active: true,
    createdAt: 0,
    version: 1,
  } as const
  expect(event && wants(endpoint, event)).toBe(false)
  expect(event && wants({ ...endpoint, includeImported: true }, event)).toBe(true)
})

test.each([
  ['another app holds the thread', { standby: true }],
  ['it is a group', { from: { identities: ['group:1', 'phone:1650'], name: null } }],
  ['nobody said anything', { content: { kind: 'notice', of: 'number_changed', text: 'moved' } }],
  ['it is a call', { content: { kind: 'call', state: 'ended', seconds: 3 } }],
] as const)('nothing answers on its own where %s; the message is shown', (_why, over) => {
  const record = newRecord()
  record.take([{ ...inbound, ...over }])
  expect([...record.of.message.values()]).toHaveLength(1)
  expect(record.tasks).toEqual([])
})

test('what the platform says in a thread is not unread and opens no reply window', () => {
  const record = newRecord()
  record.take([{ ...inbound, content: { kind: 'notice', of: 'identity_changed', text: 'changed' } }])
  expect([...record.of.conversation.values()]).toMatchObject([{ unread: 0, lastInboundAt: null }])
})
