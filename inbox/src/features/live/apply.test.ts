import type { EventShape } from '@parley/contract/event.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { advance, judge, type Applied } from './applied.ts'
import { conversationIn, putConversation } from './apply-to-conversations.ts'
import { applyToMessages } from './apply-to-messages.ts'
import { flat } from './place.ts'
import { at, conversation, message, moved, pages, received, updated } from './sample.ts'

const everything = { view: 'all', account: null } as const

/** An account's log: messages come in, one goes out and climbs, the conversation is read, closed and opened again. */
const log: EventShape[] = [
  received(
    1,
    message({ id: 'msg_b', sequence: 2, placed_at: at(1) }),
    conversation({ version: 2, last_sequence: 2, unread: 1 }),
  ),
  received(2, sending('pending'), conversation({ version: 3, last_sequence: 3, unread: 1 })),
  moved(3, sending('sent'), 'message.sent'),
  updated(4, conversation({ version: 4, last_sequence: 3, unread: 0 })),
  moved(5, sending('delivered'), 'message.delivered'),
  updated(6, conversation({ version: 5, last_sequence: 3, status: 'closed' })),
  moved(7, sending('read'), 'message.read'),
  received(
    8,
    message({ id: 'msg_d', sequence: 4, placed_at: at(4) }),
    conversation({ version: 6, last_sequence: 4, unread: 1 }),
  ),
]

function sending(status: 'pending' | 'sent' | 'delivered' | 'read') {
  const version = ['pending', 'sent', 'delivered', 'read'].indexOf(status) + 1
  return message({ id: 'msg_c', direction: 'out', sequence: 3, placed_at: at(2), status, version })
}

function follow(events: readonly EventShape[]) {
  let applied: Applied = {}
  let thread = pages([message()])
  let list = pages([conversation()])
  for (const event of events) {
    if (judge(applied, event) === 'repeated') continue
    applied = advance(applied, event)
    thread = applyToMessages(thread, event)
    const news = conversationIn(event)
    if (news !== null) list = putConversation(list, news, everything)
  }
  return { thread, list }
}

test('any repetition or overlap of the log gives the same thread and list', () => {
  const restarts = fc.array(fc.tuple(fc.nat(log.length), fc.nat(log.length)), { maxLength: 8 })
  fc.assert(
    fc.property(restarts, (breaks) => {
      let reached = 0
      const delivered = breaks.flatMap(([back, ahead]) => {
        const from = Math.max(0, reached - back)
        reached = Math.min(log.length, Math.max(reached, from + ahead))
        return log.slice(from, reached)
      })
      expect(follow([...delivered, ...log.slice(reached)])).toEqual(follow(log))
    }),
  )
})

test('a thread is the same in whatever order its events come', () => {
  const whole = follow(log).thread
  fc.assert(
    fc.property(fc.shuffledSubarray(log, { minLength: log.length }), (shuffled) => {
      const thread = shuffled.reduce(applyToMessages, pages([message()]))
      expect(flat(thread).map(({ id, status }) => [id, status])).toEqual(
        flat(whole).map(({ id, status }) => [id, status]),
      )
    }),
  )
})

test('a conversation is the same in whatever order its events come', () => {
  const whole = follow(log).list
  fc.assert(
    fc.property(fc.shuffledSubarray(log, { minLength: log.length }), (shuffled) => {
      const news = shuffled.map(conversationIn).filter((each) => each !== null)
      const list = news.reduce(
        (known, each) => putConversation(known, each, everything),
        pages([conversation()]),
      )
      expect(flat(list)).toEqual(flat(whole))
    }),
  )
})

test('an older status never replaces a newer one', () => {
  const thread = applyToMessages(pages([sending('read')]), moved(3, sending('sent'), 'message.sent'))
  expect(flat(thread)[0]?.status).toBe('read')
})

test('a message of unknown fate that is sent again waits once more', () => {
  const unknown = message({ direction: 'out', status: 'unknown' })
  const again = moved(9, { ...unknown, status: 'pending', version: 2 }, 'message.pending')
  expect(flat(applyToMessages(pages([unknown]), again))[0]?.status).toBe('pending')
})

test('a hole in the log is noticed, and each account has its own log', () => {
  const applied = advance({}, { account_id: 'acc_a', sequence: 4 })
  expect(judge(applied, { account_id: 'acc_a', sequence: 4 })).toBe('repeated')
  expect(judge(applied, { account_id: 'acc_a', sequence: 5 })).toBe('next')
  expect(judge(applied, { account_id: 'acc_a', sequence: 6 })).toBe('gap')
  expect(judge(applied, { account_id: 'acc_b', sequence: 90 })).toBe('next')
})

test('a thread that is open in its middle takes in what changes in it, and nothing from behind what is loaded', () => {
  const [older, newer] = [
    message({ sequence: 1, placed_at: at(1) }),
    message({ id: 'msg_b', sequence: 2, placed_at: at(2) }),
  ]
  const cut = { pages: [{ data: [newer, older], next: null, previous: newer.id }], pageParams: [undefined] }
  const news = message({ id: 'msg_c', sequence: 3, placed_at: at(3) })
  expect(applyToMessages(cut, received(1, news, conversation()))).toBe(cut)
  const changed = { ...newer, status: 'read', version: 2 } as const
  expect(flat(applyToMessages(cut, moved(2, changed, 'message.read')))).toEqual([changed, older])
  const whole = { ...cut, pages: cut.pages.map((page) => ({ ...page, previous: null })) }
  expect(flat(applyToMessages(whole, received(1, news, conversation())))).toEqual([news, newer, older])
})
