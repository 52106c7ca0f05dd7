import { expect, test } from 'vitest'

import { account, at, conversation, customer, outgoing } from '../fixtures/given.ts'
import type { Message } from '../message.ts'
import { decideArrival, decideDepartLater, decideDeparture, endsOfCall } from './deliver.ts'

const can = { replyWindowMs: 24 * 3_600_000, humanWindowMs: null, sends: {} }
const fresh = { tries: 0, triedAt: null }
const sending: Message = { ...outgoing, status: 'sending' }

function depart(message: Message, change: Partial<typeof conversation> = {}) {
  return decideDeparture(
    { message, conversation: { ...conversation, ...change }, customer, account },
    can,
    at(2_000),
  )
}

function statusAfter(decision: { changes: readonly unknown[] }) {
  return decision.changes[0]
}

test('a pending message is written down as sending before it goes', () => {
  const departure = depart(outgoing)
  expect(departure.kind).toBe('go')
  expect(statusAfter(departure.decision)).toMatchObject({ value: { status: 'sending' } })
})

test('a message that was on its way when the process died is unknown, never sent again', () => {
  const departure = depart(sending)
  expect(departure.kind).toBe('stay')
  expect(statusAfter(departure.decision)).toMatchObject({ value: { status: 'unknown' } })
})

test('a message that waited when its data was put back from a copy is unknown, until a person wants it sent', () => {
  const view = { message: outgoing, conversation, customer, account }
  const after = (message: Message, restoredAt: number) =>
    decideDeparture({ ...view, message }, can, at(2_000), restoredAt)
  expect(statusAfter(after(outgoing, outgoing.createdAt).decision)).toMatchObject({
    value: { status: 'unknown' },
  })
  expect(after(outgoing, outgoing.createdAt - 1).kind).toBe('go')
  const transitions = [...outgoing.transitions, { status: 'unknown', at: 1_500 } as const]
  expect(after({ ...outgoing, transitions }, outgoing.createdAt).kind).toBe('go')
})

test.each(['sent', 'delivered', 'read', 'failed', 'unknown', 'canceled'] as const)(
  'a message that is %s stays',
  (status) => {
    expect(depart({ ...outgoing, status })).toEqual({ kind: 'stay', decision: { changes: [], tasks: [] } })
  },
)

test('an automatic message is withdrawn once people have taken over', () => {
  const departure = depart({ ...outgoing, ifEpoch: 0 }, { epoch: 1 })
  expect(statusAfter(departure.decision)).toMatchObject({ value: { status: 'canceled' } })
})

test('a message whose window closed while it waited fails with a dead letter', () => {
  const departure = depart(outgoing, { lastInboundAt: 2_000 - can.replyWindowMs })
  expect(departure.decision.changes).toMatchObject([
    { value: { status: 'failed', failure: { code: 'window_closed' } } },
    { event: { kind: 'message.failed' } },
    { record: 'letter', value: { reason: 'rejected' } },
  ])
})

test('the answer of the channel makes it sent', () => {
  const decision = decideArrival(sending, { kind: 'sent', externalId: 'ext-1' }, fresh, at(2_100))
  expect(decision.changes).toMatchObject([
    { value: { status: 'sent', externalId: 'ext-1' } },
    { event: { kind: 'message.sent' } },
  ])
})

test('an answer that comes after the status report keeps the higher status', () => {
  const delivered: Message = { ...sending, status: 'delivered', externalId: 'ext-1' }
  const decision = decideArrival(delivered, { kind: 'sent', externalId: 'ext-1' }, fresh, at(2_100))
  expect(decision.changes).toMatchObject([{ value: { status: 'delivered' } }])
})

test('a lost answer makes it unknown and puts nothing back', () => {
  const decision = decideArrival(sending, { kind: 'lost', detail: 'cut' }, fresh, at(2_100))
  expect(statusAfter(decision)).toMatchObject({ value: { status: 'unknown' } })
  expect(decision.againAt).toBeUndefined()
})

test('a refusal for the moment puts it back as pending', () => {
  const refused = {
    kind: 'refused',
    class: 'transient',
    channelCode: '2',
    detail: 'busy',
    retryAfterMs: null,
  } as const
  const decision = decideArrival(sending, refused, fresh, at(2_100))
  expect(statusAfter(decision)).toMatchObject({ value: { status: 'pending' } })
  expect(decision.againAt).toBeGreaterThan(2_100)
})

test('a final refusal fails it with the words of the channel', () => {
  const refused = {
    kind: 'refused',
    class: 'final',
    channelCode: '131026',
    detail: 'Undeliverable',
    retryAfterMs: null,
  } as const
  const decision = decideArrival(sending, refused, fresh, at(2_100))
  expect(statusAfter(decision)).toMatchObject({
    value: { status: 'failed', failure: { code: 'final', channelCode: '131026', detail: 'Undeliverable' } },
  })
})

test('a message that may not go yet is put off without a try, for a day at most', () => {
  const day = 24 * 3_600_000
  expect(decideDepartLater(outgoing, 5_000, fresh, at(2_000))).toEqual({
    changes: [],
    tasks: [],
    laterAt: 5_000,
  })
  const late = decideDepartLater(outgoing, day + 1, { tries: 0, triedAt: 0 }, at(day))
  expect(late.changes[0]).toMatchObject({
    value: { status: 'failed', failure: { code: 'channel_unavailable' } },
  })
})

test.each([
  ['final', 'fine', 'fine'],
  ['auth', 'fine', 'fine'],
  ['transient', 'fault', 'fine'],
  ['rate', 'throttled', 'fine'],
  ['pair', 'fine', 'throttled'],
] as const)('a refusal as %s is %s for the account and %s for the customer', (reason, account, customer) => {
  const refused = {
    kind: 'refused',
    class: reason,
    channelCode: null,
    detail: '',
    retryAfterMs: null,
  } as const
  expect(endsOfCall(refused)).toMatchObject({ account: { kind: account }, customer: { kind: customer } })
})
