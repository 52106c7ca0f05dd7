import { expect, test } from 'vitest'

import { at, dayStart, message } from '../live/sample.ts'
import { text } from '../outbox/outbox.ts'
import { firstUnreadOf, startOf, threadItems, type ThreadItem } from './thread-items.ts'

const none = { me: 'usr_ana', firstUnread: null }

test('each day has one heading', () => {
  const tomorrow = at(26 * 3600)
  const items = threadItems(
    [message(), message({ id: 'msg_b' }), message({ id: 'msg_c', placed_at: tomorrow })],
    [],
    none,
  )
  expect(items.map(({ kind }) => kind)).toEqual(['day', 'message', 'message', 'day', 'message'])
})

test('messages of one author without a long pause are one group', () => {
  const items = threadItems(
    [
      message({ id: 'msg_a' }),
      message({ id: 'msg_b', placed_at: at(60) }),
      message({ id: 'msg_c', placed_at: at(600) }),
      message({ id: 'msg_d', placed_at: at(601), author: { kind: 'phone' }, direction: 'out' }),
    ],
    [],
    none,
  )
  expect(starts(items)).toEqual([true, false, true, true])
})

test('a message on its way out is shown last, and once when the server has it', () => {
  const outgoing = {
    ...text('Hi'),
    key: 'k',
    conversation: 'con_a',
    writtenAt: dayStart,
    refusal: null,
  } as const
  expect(threadItems([message()], [outgoing], none).at(-1)).toMatchObject({ kind: 'outgoing', key: 'k' })
  const stored = message({ id: 'msg_b', direction: 'out', idempotency_key: 'k' })
  expect(threadItems([message(), stored], [outgoing], none).filter(({ key }) => key === 'k')).toHaveLength(1)
})

test('the mark stands before the first message that was not read', () => {
  const thread = [
    message({ id: 'msg_a' }),
    message({ id: 'msg_b' }),
    message({ id: 'msg_c', direction: 'out' }),
    message({ id: 'msg_d' }),
  ]
  expect(firstUnreadOf(thread, 2)).toBe('msg_b')
  expect(firstUnreadOf(thread, 0)).toBeNull()
  expect(firstUnreadOf(thread, 9)).toBeNull()
  const items = threadItems(thread, [], { me: 'usr_ana', firstUnread: 'msg_b' })
  expect(items.map(({ kind }) => kind)).toEqual(['day', 'message', 'unread', 'message', 'message', 'message'])
})

test('a thread is opened at what was looked for, else at what is not read, else at its end', () => {
  const thread = [message({ id: 'msg_a' }), message({ id: 'msg_b' }), message({ id: 'msg_c' })]
  const items = threadItems(thread, [], { me: 'usr_ana', firstUnread: 'msg_b' })
  expect(items[startOf(items, 'msg_a')]).toMatchObject({ message: { id: 'msg_a' } })
  expect(items[startOf(items, undefined)]?.kind).toBe('unread')
  expect(items[startOf(threadItems(thread, [], none), undefined)]).toMatchObject({ message: { id: 'msg_b' } })
})

function starts(items: readonly ThreadItem[]): boolean[] {
  return items.flatMap((item) => ('starts' in item ? [item.starts] : []))
}
