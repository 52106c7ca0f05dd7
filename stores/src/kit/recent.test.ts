import type { HubEvent } from '@parley/core/domain/event.ts'
import { account, conversation, outgoing } from '@parley/core/domain/fixtures/given.ts'
import { expect, test } from 'vitest'

import { recent } from './recent.ts'

function event(id: HubEvent['id']): HubEvent {
  const news = { kind: 'message.sent', message: outgoing } as const
  return { id, account: account.id, conversation: conversation.id, seq: 1, kind: news.kind, at: 0, news }
}

test('the last events are known to their tenant, and the oldest make room', () => {
  const events = recent(2)
  events.note('ten_a', [event('evt_1'), event('evt_2'), event('evt_3')], [])
  expect(events.get('ten_a', 'evt_1')).toBeUndefined()
  expect(events.get('ten_a', 'evt_3')).toEqual(event('evt_3'))
  expect(events.get('ten_b', 'evt_3')).toBeUndefined()
})

test('an event that was rewritten is asked for again', () => {
  const events = recent(2)
  events.note('ten_a', [event('evt_1')], [])
  events.note('ten_a', [], [{ kind: 'rewrite', event: event('evt_1') }])
  expect(events.get('ten_a', 'evt_1')).toBeUndefined()
})

test('an event that others may have rewritten is known for a moment', () => {
  let now = 0
  const events = recent(2, 1_000, () => now)
  events.note('ten_a', [event('evt_1')], [])
  now = 999
  expect(events.get('ten_a', 'evt_1')).toEqual(event('evt_1'))
  now = 1_000
  expect(events.get('ten_a', 'evt_1')).toBeUndefined()
})
