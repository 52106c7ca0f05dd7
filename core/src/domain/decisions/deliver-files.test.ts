import { expect, test } from 'vitest'

import { account, at, conversation, customer, outgoing } from '../fixtures/given.ts'
import type { Message } from '../message.ts'
import { decideArrival, decideDeparture, decideUnready } from './deliver.ts'

const fresh = { tries: 0, triedAt: null }
const file = {
  id: 'fil_1',
  state: 'stored',
  name: null,
  type: 'image/png',
  size: 1,
  shape: null,
  failure: null,
  thumbnail: null,
} as const
const picture: Message = {
  ...outgoing,
  status: 'sending',
  content: { kind: 'image', file, caption: null },
}
const refused = (why: 'file' | 'transient' | 'auth') =>
  ({ kind: 'refused', class: why, channelCode: '1', detail: '', retryAfterMs: null }) as const

test('a file that the channel does not know is handed over once more, and only once', () => {
  const first = decideArrival(picture, refused('file'), fresh, at(2_000))
  expect(first).toMatchObject({ againAt: 2_000, changes: [{ value: { status: 'pending' } }] })
  const failure = { code: 'file', detail: '', channelCode: '1' }
  const second = decideArrival({ ...picture, failure }, refused('file'), { tries: 1, triedAt: 1 }, at(3_000))
  expect(second.changes[0]).toMatchObject({ value: { status: 'failed', failure: { code: 'file' } } })
})

test('what is said of a file where there is none is final', () => {
  const decision = decideArrival({ ...outgoing, status: 'sending' }, refused('file'), fresh, at(2_000))
  expect(decision.changes[0]).toMatchObject({ value: { status: 'failed', failure: { code: 'final' } } })
})

test('a file that could not be handed over puts the message back, for nothing was sent; a refusal ends it', () => {
  for (const outcome of [{ kind: 'lost', detail: 'timeout' } as const, refused('transient')])
    expect(decideUnready({ ...picture, status: 'pending' }, outcome, fresh, at(2_000))).toMatchObject({
      againAt: expect.any(Number),
      changes: [{ value: { status: 'pending', failure: { code: 'transient' } } }],
    })
  const ended = decideUnready({ ...picture, status: 'pending' }, refused('auth'), fresh, at(2_000))
  expect(ended.changes[0]).toMatchObject({ value: { status: 'failed' } })
})

test('an answer of a person is marked only where the window is closed', () => {
  const message: Message = { ...outgoing, tag: 'human_agent' }
  const can = { replyWindowMs: 1_000, humanWindowMs: 5_000, sends: {} }
  const depart = (now: number) => decideDeparture({ message, conversation, customer, account }, can, at(now))
  expect(depart(1_500)).toMatchObject({ kind: 'go', way: 'free' })
  expect(depart(3_000)).toMatchObject({ kind: 'go', way: 'tagged' })
  expect(depart(7_000)).toMatchObject({ kind: 'stay' })
})
