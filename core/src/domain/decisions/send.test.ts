import { expect, test } from 'vitest'

import type { Abilities } from '../abilities.ts'
import type { Content } from '../content.ts'
import { waitingFile, type File } from '../file.ts'
import { mapFiles } from '../files-within.ts'
import { abilities, account, at, conversation, customer, outgoing, stored } from '../fixtures/given.ts'
import type { Message } from '../message.ts'
import { decideAnswer } from './answer.ts'
import { decideConverse } from './converse.ts'
import { decideSend, type Known } from './send.ts'

const can: Abilities = {
  ...abilities,
  replyWindowMs: 10_000,
  humanWindowMs: 60_000,
  text: { max: 10, unit: 'bytes' },
}
const known: Known = { earlier: [], target: null, template: null }
const view = { conversation, customer, account, known }
const out = {
  content: { kind: 'text', text: 'hello' },
  author: { kind: 'agent', user: 'usr_1' },
  idempotencyKey: 'key-1',
  replyTo: null,
  ifEpoch: null,
  split: true,
} as const

test('an accepted message is stored, told, and waits for delivery in its conversation', () => {
  const decided = decideSend(view, out, can, at(2_000))
  expect(decided).toMatchObject({
    kind: 'accepted',
    messages: [{ status: 'pending', seq: 2, placedAt: 2_000 }],
  })
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

test('what is too long goes out as several messages in order, of which the first holds the key and names the rest', () => {
  const long = { ...out, replyTo: 'theirs', content: { kind: 'text', text: 'one two three four' } } as const
  const decided = decideSend(view, long, can, at(2_000))
  if (decided.kind !== 'accepted') throw new Error(decided.kind)
  const [first, second] = decided.messages
  expect(decided.messages).toMatchObject([
    { content: { text: 'one two' }, idempotencyKey: 'key-1', replyTo: 'theirs', seq: 2, rest: [second?.id] },
    { content: { text: 'three four' }, idempotencyKey: null, replyTo: null, seq: 3 },
  ])
  expect(decided.decision.tasks.map(({ work }) => work)).toEqual([
    { kind: 'deliver', message: first?.id },
    { kind: 'deliver', message: second?.id },
  ])
  const put = decided.decision.changes.filter((each) => each.kind === 'put' && each.record === 'conversation')
  expect(put).toMatchObject([{ value: { lastSeq: 3, preview: { text: 'three four' } } }])
  expect(decideSend(view, { ...long, split: false }, can, at(2_000))).toMatchObject({ code: 'too_long' })
  const earlier = decided.messages.map((message) => ({ message, content: filed(message.content) }))
  expect(decideSend({ ...view, known: { ...known, earlier } }, long, can, at(3_000))).toEqual({
    kind: 'repeated',
    messages: decided.messages,
  })
})

test('an upload becomes the file of its message; what lies elsewhere is fetched for those who look', () => {
  const image = (file: File) => ({ ...out, content: { kind: 'image', file, caption: null } }) as const
  const decided = decideSend(view, image(stored()), can, at(2_000))
  if (decided.kind !== 'accepted') throw new Error(decided.kind)
  expect(decided.decision.changes[0]).toMatchObject({
    record: 'file',
    value: { message: decided.messages[0]?.id },
  })
  const source = { id: null, url: 'https://shop.example/a.png', name: null, type: null, sha256: null }
  const linked = waitingFile('fil_2', source, { account: account.id, message: null }, 1_000)
  const fetched = decideSend(view, image(linked), can, at(2_000))
  expect(fetched.kind === 'accepted' && fetched.decision.tasks).toMatchObject([
    { work: { kind: 'deliver' } },
    { work: { kind: 'fetch', file: 'fil_2' } },
  ])
})

test('a reaction is neither the last word nor a reason to move the conversation', () => {
  const reaction = { ...out, content: { kind: 'reaction', to: 'theirs', emoji: '👍' } } as const
  const decided = decideSend(view, reaction, can, at(2_000))
  const put = decided.kind === 'accepted' ? decided.decision.changes[1] : undefined
  expect(put).toMatchObject({ value: { lastSeq: 2, lastPlacedAt: 1_000, preview: conversation.preview } })
})

test('the same key with the same text is the same message, whatever was erased of it', () => {
  const said = (content: Message['content']) => ({
    ...view,
    known: { ...known, earlier: [{ message: outgoing, content: filed(content) }] },
  })
  for (const content of [outgoing.content, { kind: 'erased' } as const])
    expect(decideSend(said(content), out, can, at(2_000))).toEqual({ kind: 'repeated', messages: [outgoing] })
  expect(decideSend(said({ kind: 'text', text: 'other' }), out, can, at(2_000))).toMatchObject({
    code: 'idempotency_mismatch',
  })
})

const late = { conversation: { ...conversation, lastInboundAt: -20_000 } }
const later = { conversation: { ...conversation, lastInboundAt: -70_000 } }
const template = {
  kind: 'template',
  name: 'hi',
  language: 'en',
  header: null,
  body: {},
  buttons: {},
  cards: [],
  text: '',
} as const

test.each([
  ['a closed window', late, {}, 'window_closed'],
  ['a person after the longer window', later, { tag: 'human_agent' as const }, 'window_closed'],
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
  [
    'a text of very many messages',
    {},
    { content: { kind: 'text', text: 'ä'.repeat(200) } as const },
    'too_long',
  ],
  [
    'what the channel cannot send',
    {},
    { content: { kind: 'unsupported', type: 'x', raw: '' } as const },
    'not_supported',
  ],
  [
    'a reaction to a message of somebody else',
    { known: { ...known, target: { ...outgoing, conversation: 'con_2' as const } } },
    { content: { kind: 'reaction', to: 'theirs', emoji: '👍' } as const },
    'invalid_request',
  ],
])('%s is refused', (_, viewChange, outChange, code) => {
  expect(decideSend({ ...view, ...viewChange }, { ...out, ...outChange }, can, at(2_000))).toMatchObject({
    kind: 'refused',
    code,
  })
})

test.each([
  ['a person who says so', { tag: 'human_agent' as const }],
  ['a template', { content: template }],
])('%s may write after the window', (_, change) => {
  expect(decideSend({ ...view, ...late }, { ...out, ...change }, can, at(2_000))).toMatchObject({
    kind: 'accepted',
  })
})

test('after the window, what helps is named', () => {
  const refusal = (over: Partial<Abilities>) => {
    const decided = decideSend({ ...view, ...late }, out, { ...can, ...over }, at(2_000))
    return decided.kind === 'refused' && decided.detail
  }
  expect(refusal({})).toContain('human_agent')
  expect(refusal({ humanWindowMs: null })).toContain('template may still be sent')
  expect(refusal({ humanWindowMs: null, sends: {} })).toMatch(/the reply window\.$/)
})

/** Texts have no files. */
function filed(content: Message['content']): Content<File> {
  return mapFiles(content, () => stored())
}

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
  expect(first.changes.filter((each) => each.kind === 'put')).toContainEqual(
    expect.objectContaining({ value: expect.objectContaining({ fallbackAt: 2_000 }) }),
  )
  const again = { ...conversation, fallbackAt: 2_000 }
  expect(decideAnswer({ message, conversation: again, customer, account }, can, at(3_000)).changes).toEqual(
    [],
  )
})

test('the fallback is not silenced by a clock that was ahead', () => {
  const message = { ...outgoing, direction: 'in' as const }
  const always = {
    ...account,
    autoReply: { ...account.autoReply, fallback: { reply: 'Hello.', everyMs: 0 } },
  }
  const ahead = { ...conversation, fallbackAt: 20_000 }
  const { changes } = decideAnswer(
    { message, conversation: ahead, customer, account: always },
    can,
    at(2_000),
  )
  expect(changes).not.toEqual([])
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
