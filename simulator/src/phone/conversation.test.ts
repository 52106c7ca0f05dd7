import { expect, test } from 'vitest'

import { bubbleAnswer, type Bubble, type Sight } from './answers.ts'
import { next, nothing, type Conversation, type Step } from './conversation.ts'

const pair = { accountId: 'bakery', customerId: 'ana' }
const told = { id: 'm1', from: 'business', type: 'text', text: 'Hello', at: 1, status: 'delivered' }
const bubble = bubbleAnswer.parse(told)
const thread = { bubbles: [bubble], blocked: true, marketingStopped: false }
const arrival: Step = { kind: 'see', sight: { ...pair, kind: 'bubble', bubble } }

test('a message shows once, even when it was loaded and streamed', () => {
  const shown = after({ kind: 'load', pair, thread }, arrival, arrival)
  expect(shown).toMatchObject({ bubbles: [bubble], standing: { blocked: true } })
})

test('ticks move on the message they are for', () => {
  const sight: Sight = { ...pair, kind: 'ticks', id: 'm1', status: 'read' }
  expect(after(arrival, { kind: 'see', sight }).bubbles).toEqual([{ ...bubble, status: 'read' }])
})

test('a message that was changed or taken back shows as it is now', () => {
  const deleted: Bubble = { ...bubble, text: '', deleted: true }
  const sight: Sight = { ...pair, kind: 'change', bubble: deleted }
  expect(after(arrival, { kind: 'see', sight }).bubbles).toEqual([deleted])
})

test('typing ends when the message comes', () => {
  const typing: Step = { kind: 'see', sight: { ...pair, kind: 'typing', typing: true } }
  expect([
    after(typing).typing,
    after(typing, arrival).typing,
    after(typing, { kind: 'quiet' }).typing,
  ]).toEqual([true, false, false])
})

test('a message to somebody else counts as unseen until the phone is turned to them', () => {
  const ben = { ...pair, customerId: 'ben' }
  const other: Step = { kind: 'see', sight: { ...ben, kind: 'bubble', bubble } }
  const before = after(other, other)
  expect([before.unseen, before.bubbles]).toEqual([{ ana: 0, ben: 2 }, []])
  expect(next(before, { kind: 'turn', pair: ben }).unseen['ben']).toBe(0)
})

test('an answer that comes after the phone was turned away is not shown', () => {
  const ben = { ...pair, customerId: 'ben' }
  expect(after({ kind: 'load', pair: ben, thread }).bubbles).toEqual([])
})

function after(...steps: readonly Step[]): Conversation {
  return [{ kind: 'turn', pair } as const, ...steps].reduce<Conversation>(next, nothing)
}
