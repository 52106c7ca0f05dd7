import fc from 'fast-check'
import { expect, test } from 'vitest'

import { put } from '../change.ts'
import type { ChannelEvent, Deleted, Edited, Reacted } from '../channel-event.ts'
import { account, inbound, outgoing } from '../fixtures/given.ts'
import { newRecord } from '../fixtures/record.ts'

const about = { accountKey: account.key, externalId: inbound.externalId } as const
const person = inbound.from
const said = (text: string) => ({ kind: 'text', text }) as const
const edit = (text: string, at: number): Edited => ({
  kind: 'edit',
  ...about,
  by: 'customer',
  person,
  content: said(text),
  at,
})
const reaction = (emoji: string | null, at: number, by: Reacted['by'] = 'customer'): Reacted => ({
  kind: 'reaction',
  ...about,
  eventId: null,
  by,
  person,
  emoji,
  at,
})
const deletion: Deleted = { kind: 'deletion', ...about, by: 'customer', person, at: 9_000 }

const told: readonly ChannelEvent[] = [
  inbound,
  edit('are you open now?', 3_000),
  edit('are you open today?', 4_000),
  reaction('👍', 5_000),
  reaction(null, 6_000),
  reaction('❤️', 6_500),
  reaction('🙏', 7_000, 'business'),
]

/** Some of these in any order, each at least once, some again. */
function anyOrder(events: readonly ChannelEvent[]) {
  return fc
    .array(fc.constantFrom(...events), { maxLength: 6 })
    .chain((again) => fc.shuffledSubarray([...events, ...again], { minLength: events.length + again.length }))
}

function outcome(events: readonly ChannelEvent[]) {
  const record = newRecord()
  record.take(events)
  const [{ content, edits, reactions, deletedAt } = {}, ...others] = [...record.of.message.values()]
  const [conversation] = [...record.of.conversation.values()]
  return { content, edits, reactions, deletedAt, others, unread: conversation?.unread }
}

test('in whatever order a message, its edits and its reactions come, and however often, it says the same in the end', () => {
  fc.assert(
    fc.property(anyOrder(told), (events) => {
      expect(outcome(events)).toEqual({
        content: said('are you open today?'),
        edits: [
          { content: inbound.content, at: 3_000 },
          { content: said('are you open now?'), at: 4_000 },
        ],
        reactions: [
          { by: 'business', emoji: '🙏', at: 7_000 },
          { by: 'customer', emoji: '❤️', at: 6_500 },
        ],
        deletedAt: undefined,
        others: [],
        unread: 1,
      })
    }),
  )
})

test('what was taken back is gone, in whatever order all of it comes, and nothing of it is left in the log', () => {
  fc.assert(
    fc.property(anyOrder([...told, deletion]), (events) => {
      const record = newRecord()
      record.take(events)
      expect([...record.of.message.values()]).toMatchObject([
        { content: { kind: 'deleted' }, deletedAt: 9_000 },
      ])
      expect(
        JSON.stringify([
          record.events,
          [...record.of.conversation.values()],
          [...record.of.message.values()],
        ]),
      ).not.toMatch(/are you open|👍|🙏|❤️/)
    }),
  )
})

test('a message that comes long after it was taken back stays so, and shows where it would have stood', () => {
  const record = newRecord()
  record.take([deletion])
  expect([...record.of.message.values()]).toMatchObject([{ content: { kind: 'deleted' }, seq: 1 }])
  record.take([inbound])
  expect([...record.of.message.values()]).toMatchObject([{ content: { kind: 'deleted' }, seq: 1 }])
})

test('an edit of a message that never came is a message, and takes its first words if they come after all', () => {
  const record = newRecord()
  record.take([edit('are you open now?', 3_000)])
  const message = () => [...record.of.message.values()]
  expect(message()).toMatchObject([
    { content: said('are you open now?'), edits: [{ content: { kind: 'unsupported' } }] },
  ])
  record.take([inbound])
  expect(message()).toMatchObject([
    { content: said('are you open now?'), edits: [{ content: inbound.content, at: 3_000 }] },
  ])
})

test('what could not be read is filled when a later version reads it, or its media follow', () => {
  const record = newRecord()
  const file = { id: 'media-1', url: null, name: null, type: 'image/png', sha256: null }
  record.take([{ ...inbound, content: { kind: 'unsupported', type: 'media_placeholder', raw: '{}' } }])
  record.take([{ ...inbound, content: { kind: 'image', file, caption: 'here' } }])
  expect([...record.of.message.values()]).toMatchObject([{ content: { kind: 'image', caption: 'here' } }])
  expect([...record.of.file.values()]).toMatchObject([{ state: 'waiting', source: file }])
  expect(record.events.map(({ kind }) => kind)).toEqual(['message.received', 'message.edited'])
  expect([...record.of.conversation.values()]).toMatchObject([
    { preview: { text: '[image] here' }, unread: 1 },
  ])
  record.take([{ ...inbound, content: { kind: 'unsupported', type: 'media_placeholder', raw: '{}' } }])
  expect(record.events).toHaveLength(2)
})

test('a reaction is shown, but it opens nothing, is not unread, and is gone from sight when taken back', () => {
  const record = newRecord()
  record.take([inbound])
  const before = [...record.of.conversation.values()][0]
  record.take([reaction('👍', 5_000)])
  const reacted = [...record.of.conversation.values()][0]
  expect(reacted).toEqual({
    ...before,
    preview: { direction: 'in', text: 'Reacted 👍', of: expect.anything() },
    version: 2,
  })
  record.take([reaction(null, 6_000)])
  expect([...record.of.conversation.values()][0]?.preview).toEqual(before?.preview)
})

test('a reaction to a message that never comes stands by itself; one that was taken back leaves nothing', () => {
  const record = newRecord()
  record.take([
    reaction('👍', 5_000),
    reaction('👍', 5_000),
    { ...reaction(null, 6_000), externalId: 'other' },
  ])
  expect([...record.of.message.values()]).toMatchObject([
    { content: { kind: 'reaction', to: inbound.externalId, emoji: '👍' } },
  ])
  expect([...record.of.conversation.values()]).toMatchObject([{ unread: 0, lastInboundAt: null }])
  expect(record.tasks).toEqual([])
})

test('with a message that is taken back go its files and the answer to it that has not gone out', () => {
  const record = newRecord()
  const file = { id: 'media-1', url: null, name: 'me.png', type: 'image/png', sha256: null }
  record.take([{ ...inbound, content: { kind: 'image', file, caption: null } }])
  const message = [...record.of.message.values()][0]
  const answer = {
    ...outgoing,
    id: 'msg_answer',
    idempotencyKey: `answer:${message?.id}`,
    version: 0,
  } as const
  record.enact({ changes: [put('message', answer)], tasks: [] })
  record.take([deletion])
  const [kept] = [...record.of.file.values()]
  expect(kept).toMatchObject({ state: 'deleted', source: null, name: null })
  expect(record.tasks.at(-1)?.work).toEqual({ kind: 'drop', file: kept?.id })
  expect(record.of.message.get('msg_answer')).toMatchObject({ status: 'canceled' })
  expect(record.events.map(({ kind }) => kind)).toEqual([
    'message.received',
    'message.deleted',
    'message.canceled',
  ])
})

test('however much was told of a message, all of it is rewritten', () => {
  const record = newRecord()
  record.take([inbound, ...Array.from({ length: 50 }, (_, n) => reaction(n % 2 ? null : '👍', 3_000 + n))])
  expect(record.events.length).toBeGreaterThan(45)
  record.take([deletion])
  expect(JSON.stringify(record.events)).not.toContain('are you open')
  expect(record.events.filter(({ kind }) => kind === 'message.deleted')).toHaveLength(1)
})
