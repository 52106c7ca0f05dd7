import { expect, test } from 'vitest'

import type { Abilities } from '../abilities.ts'
import { account, at, conversation, customer, outgoing } from '../fixtures/given.ts'
import { decideAnswer } from './answer.ts'
import { decideConverse } from './converse.ts'
import type { Outgoing } from './outgoing.ts'
import { decideSend } from './send.ts'

const can: Abilities = {
  replyWindowMs: 10_000,
  text: { max: 10, unit: 'bytes' },
  contents: ['text'],
  clockPrecisionMs: 1,
  reports: ['sent'],
  pace: { account: { rate: null, mostAtOnce: 1 }, customer: null },
}
const view = { conversation, customer, account, earlier: null }
const out: Outgoing = {
  content: { kind: 'text', text: 'hello' },
  author: { kind: 'agent', user: 'usr_1' },
  idempotencyKey: 'key-1',
  replyTo: null,
  ifEpoch: null,
}

test('an accepted message is stored, told, and waits for delivery in its conversation', () => {
  const decided = decideSend(view, out, can, at(2_000))
  expect(decided).toMatchObject({ kind: 'accepted', message: { status: 'pending', seq: 2, placedAt: 2_000 } })
  expect(decided.kind === 'accepted' && decided.decision.tasks).toMatchObject([
    { group: conversation.id, work: { kind: 'deliver' } },
  ])
})

test('an agent who writes takes the conversation over', () => {
  const decided = decideSend(view, out, can, at(2_000))
  expect(decided.kind === 'accepted' && decided.decision.changes[1]).toMatchObject({
    value: { answeredBy: 'people', epoch: 1 },
  })
})

test('the same key with the same text is the same message', () => {
  expect(decideSend({ ...view, earlier: outgoing }, out, can, at(2_000))).toEqual({
    kind: 'repeated',
    message: outgoing,
  })
})

test.each([
  [
    'the key of another text',
    { earlier: { ...outgoing, content: { kind: 'text', text: 'other' } as const } },
    {},
    'idempotency_mismatch',
  ],
  ['a closed window', { conversation: { ...conversation, lastInboundAt: -20_000 } }, {}, 'window_closed'],
  [
    'a conversation in which nobody has written',
    { conversation: { ...conversation, lastInboundAt: null } },
    {},
    'window_closed',
  ],
  ['an inactive account', { account: { ...account, active: false } }, {}, 'account_inactive'],
  [
    'a token that the channel refuses',
    { account: { ...account, tokenRefused: { at: 1, detail: '' } } },
    {},
    'token_invalid',
  ],
  ['too long a text', {}, { content: { kind: 'text', text: 'ääääää' } as const }, 'too_long'],
  [
    'what the channel cannot send',
    {},
    { content: { kind: 'unsupported', type: 'x', raw: '' } as const },
    'not_supported',
  ],
])('%s is refused', (_, viewChange, outChange, code) => {
  expect(decideSend({ ...view, ...viewChange }, { ...out, ...outChange }, can, at(2_000))).toMatchObject({
    kind: 'refused',
    code,
  })
})

test('the first rule that matches answers, marked with the epoch it was decided in', () => {
  const autoReply = { ...account.autoReply, rules: [{ name: 'greet', keywords: ['hello'], reply: 'hi!' }] }
  const message = { ...outgoing, direction: 'in' as const, status: 'received' as const }
  const decision = decideAnswer(
    { message, conversation, customer, account: { ...account, autoReply } },
    can,
    at(2_000),
  )
  expect(decision.changes[0]).toMatchObject({
    value: {
      content: { text: 'hi!' },
      author: { kind: 'rule', rule: 'greet' },
      ifEpoch: 0,
      idempotencyKey: 'answer:msg_1',
    },
  })
})

test('the fallback answers once, then keeps silent for its time', () => {
  const message = { ...outgoing, direction: 'in' as const }
  const first = decideAnswer({ message, conversation, customer, account }, can, at(2_000))
  expect(first.changes[1]).toMatchObject({ value: { fallbackAt: 2_000 } })
  const again = { ...conversation, fallbackAt: 2_000 }
  expect(decideAnswer({ message, conversation: again, customer, account }, can, at(3_000)).changes).toEqual(
    [],
  )
})

test('nothing is answered after people took over, out of the window, or when switched off', () => {
  const message = { ...outgoing, direction: 'in' as const }
  const silent = [
    decideAnswer(
      { message, conversation: { ...conversation, answeredBy: 'people' }, customer, account },
      can,
      at(2_000),
    ),
    decideAnswer({ message, conversation, customer, account }, can, at(50_000)),
    decideAnswer(
      {
        message,
        conversation,
        customer,
        account: { ...account, autoReply: { ...account.autoReply, enabled: false } },
      },
      can,
      at(2_000),
    ),
  ]
  expect(silent.flatMap((decision) => decision.changes)).toEqual([])
})

test('reading up to a sequence leaves what came later unread', () => {
  const unread = { ...conversation, unread: 3, lastSeq: 9 }
  expect(decideConverse({ conversation: unread, customer }, { readUpTo: 8 }, at(1)).conversation.unread).toBe(
    1,
  )
  expect(decideConverse({ conversation: unread, customer }, { readUpTo: 9 }, at(1)).conversation.unread).toBe(
    0,
  )
})

test('closing hands the conversation back to automation; the same again changes nothing', () => {
  const taken = { ...conversation, answeredBy: 'people' as const, epoch: 1 }
  const { conversation: closed } = decideConverse(
    { conversation: taken, customer },
    { status: 'closed' },
    at(1),
  )
  expect(closed).toMatchObject({ status: 'closed', answeredBy: 'automation', epoch: 2 })
  expect(decideConverse({ conversation: closed, customer }, { status: 'closed' }, at(1)).changes).toEqual([])
})
