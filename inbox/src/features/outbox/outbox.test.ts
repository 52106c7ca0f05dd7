import { expect, test } from 'vitest'

import { inConversation, next, outbox, refuse, settle, text, write, type Outgoing } from './outbox.ts'

const conversation = 'con_01h455vb4pex5vsknk084sn02q'
const first = { ...text('one'), key: '1', conversation, writtenAt: 1 } as const
const second = { ...first, ...text('two'), key: '2', writtenAt: 2 }
const both = write(write([], first), second)

test('what was written first goes out first', () => {
  expect(next(both)?.key).toBe('1')
  expect(next(settle(both, '1'))?.key).toBe('2')
  expect(next(settle(settle(both, '1'), '2'))).toBeUndefined()
})

test('a refused message is kept for its writer and lets the next one go', () => {
  const box = refuse(both, '1', { code: 'too_long', detail: 'The text is too long.' })
  expect(next(box)?.key).toBe('2')
  expect(box.map(({ key }) => key)).toEqual(['1', '2'])
})

test('a confirmation of something else changes nothing', () => {
  expect(settle(both, null)).toEqual(both)
  expect(settle(both, 'other')).toEqual(both)
})

test('each conversation shows its own messages only', () => {
  expect(inConversation(both, 'con_other')).toEqual([])
  expect(inConversation(both, conversation)).toEqual(both)
})

test('an outbox survives being stored as text', () => {
  const stored: Outgoing[] = outbox.parse(JSON.parse(JSON.stringify(both)))
  expect(stored).toEqual(both)
})
