import { expect, test } from 'vitest'

import { putConversation } from './apply-to-conversations.ts'
import { flat } from './place.ts'
import { at, conversation, pages } from './sample.ts'

const open = { view: 'open', account: null } as const

test('a conversation with a new message moves to the top', () => {
  const first = conversation({ id: 'con_a', last_message_at: at(20) })
  const second = conversation({ id: 'con_b', last_message_at: at(10) })
  const bumped = { ...second, last_sequence: 2, last_message_at: at(30) }
  expect(ids(putConversation(pages([first, second]), bumped, open))).toEqual(['con_b', 'con_a'])
})

test('a conversation that no longer belongs to the view leaves it', () => {
  expect(ids(putConversation(pages([conversation()]), conversation({ status: 'closed' }), open))).toEqual([])
  const unread = { view: 'unread', account: null } as const
  expect(ids(putConversation(pages([conversation({ unread: 1 })]), conversation(), unread))).toEqual([])
  const other = { view: 'open', account: 'acc_b' } as const
  expect(ids(putConversation(pages([]), conversation(), other))).toEqual([])
})

test('an answer that was older than an event does not undo it', () => {
  const known = conversation({ version: 5, last_sequence: 5, unread: 2 })
  const list = putConversation(pages([known]), conversation({ last_sequence: 4 }), open)
  expect(flat(list)).toEqual([known])
})

test('what belongs below the loaded part is left for when it is loaded', () => {
  const loaded = pages([conversation({ last_message_at: at(20) })], 'con_a')
  const older = conversation({ id: 'con_b', last_message_at: at(10) })
  expect(ids(putConversation(loaded, older, open))).toEqual(['con_a'])
  expect(
    ids(putConversation({ ...loaded, pages: [{ ...loaded.pages[0]!, next: null }] }, older, open)),
  ).toEqual(['con_a', 'con_b'])
})

function ids(list: Parameters<typeof putConversation>[0]): string[] {
  return flat(list).map(({ id }) => id)
}
