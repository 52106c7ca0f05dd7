import { expect, test } from 'vitest'

import { at, outgoing } from '../fixtures/given.ts'
import type { Message } from '../message.ts'
import { reacted, unreacted } from './react.ts'

const target: Message = { ...outgoing, id: 'msg_2', direction: 'in', externalId: 'theirs' }
const like: Message = { ...outgoing, content: { kind: 'reaction', to: 'theirs', emoji: '👍' } }
const marked = (emoji: string): Message => ({ ...target, reactions: [{ by: 'business', emoji, at: 1_000 }] })

test('a reaction that was taken marks its message, and everybody is told', () => {
  expect(reacted(like, target, at(2_000)).changes).toMatchObject([
    { record: 'message', value: { id: 'msg_2', reactions: [{ by: 'business', emoji: '👍', at: 2_000 }] } },
    { kind: 'log', event: { kind: 'message.reacted' } },
  ])
  expect(reacted(like, null, at(2_000)).changes).toEqual([])
  expect(reacted(outgoing, target, at(2_000)).changes).toEqual([])
})

test('one that failed afterwards takes its mark back, but not that of another', () => {
  expect(unreacted(like, marked('👍'), at(2_000)).changes).toMatchObject([
    { value: { reactions: [{ emoji: null }] } },
    { kind: 'log' },
  ])
  expect(unreacted(like, marked('❤️'), at(2_000)).changes).toEqual([])
  expect(unreacted(like, null, at(2_000)).changes).toEqual([])
})
