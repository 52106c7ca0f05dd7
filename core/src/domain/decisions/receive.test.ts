import { expect, test } from 'vitest'

import type { Decision, RecordKind } from '../change.ts'
import type { EchoedMessage, StatusReport } from '../channel-event.ts'
import { account, at, conversation, customer, emptyView, inbound, outgoing } from '../fixtures/given.ts'
import type { ReceivingView } from '../view.ts'
import { decideReceive } from './receive.ts'
import type { Tried } from './retry.ts'

const can = { clockPrecisionMs: 1000, echoesSends: true }
const fresh: Tried = { tries: 0, triedAt: null }
const known: ReceivingView = { ...emptyView, customers: [customer], conversation }
const status: StatusReport = {
  kind: 'status',
  accountKey: account.key,
  externalId: 'ext-1',
  reference: outgoing.id,
  status: 'delivered',
  at: 3_000,
  failure: null,
}
const echo: EchoedMessage = {
  kind: 'echo',
  accountKey: account.key,
  externalId: 'ext-2',
  to: { identities: ['phone:1650'], name: null },
  at: 4_000,
  content: { kind: 'text', text: 'hello' },
  replyTo: null,
}

test('a first message makes the customer, the conversation and an answer', () => {
  const decision = decideReceive(inbound, { view: emptyView, can, tried: fresh, moment: at(2_500) })
  expect(written(decision, 'customer')).toMatchObject([
    { name: 'Ana B.', identities: ['phone:1650'], version: 0 },
  ])
  expect(written(decision, 'conversation')).toMatchObject([{ unread: 1, lastSeq: 1, lastInboundAt: 2_000 }])
  expect(written(decision, 'message')).toMatchObject([{ seq: 1, status: 'received', externalId: 'ext-9' }])
  expect(logged(decision)).toEqual(['message.received'])
  expect(decision.tasks.map((task) => task.work.kind)).toEqual(['answer'])
})

test('a later message finds both, and a closed conversation opens again', () => {
  const view = { ...known, conversation: { ...conversation, status: 'closed' as const } }
  const decision = decideReceive(inbound, { view, can, tried: fresh, moment: at(2_500) })
  expect(written(decision, 'customer')).toMatchObject([{ id: customer.id, version: 1 }])
  expect(written(decision, 'conversation')).toMatchObject([
    { id: conversation.id, status: 'open', lastSeq: 2 },
  ])
})

test('a message that is stored already changes nothing', () => {
  const view = { ...known, message: { ...outgoing, externalId: 'ext-9' } }
  expect(decideReceive(inbound, { view, can, tried: fresh, moment: at(2_500) })).toEqual({
    changes: [],
    tasks: [],
  })
})

test('an identity that belongs to another customer stays there', () => {
  const other = { ...customer, id: 'cus_2' as const, identities: ['bsuid:US.1'] }
  const event = { ...inbound, from: { identities: ['bsuid:US.1', 'phone:1650'], name: null } }
  const view = { ...known, customers: [customer, other] }
  const decision = decideReceive(event, { view, can, tried: fresh, moment: at(2_500) })
  expect(written(decision, 'customer')).toMatchObject([{ id: customer.id, identities: ['phone:1650'] }])
})

test('while people answer, automation is not asked', () => {
  const view = { ...known, conversation: { ...conversation, answeredBy: 'people' as const } }
  expect(decideReceive(inbound, { view, can, tried: fresh, moment: at(2_500) }).tasks).toEqual([])
})

test('a status report waits for a message that is not there yet, and gives up after a while', () => {
  const early = decideReceive(status, { view: emptyView, can, tried: fresh, moment: at(3_000) })
  expect(early).toEqual({ changes: [], tasks: [], againAt: 3_050 })
  const late = decideReceive(status, {
    view: emptyView,
    can,
    tried: { tries: 30, triedAt: 0 },
    moment: at(3_600_000),
  })
  expect(late.againAt).toBeUndefined()
})

test('a status report lifts the message, gives it the id of the channel, and is told', () => {
  const view = { ...emptyView, message: { ...outgoing, status: 'unknown' as const } }
  const decision = decideReceive(status, { view, can, tried: fresh, moment: at(3_100) })
  expect(written(decision, 'message')).toMatchObject([{ status: 'delivered', externalId: 'ext-1' }])
  expect(logged(decision)).toEqual(['message.delivered'])
})

test('a late, lower status is noted with its time and told to nobody', () => {
  const read = { ...outgoing, status: 'read' as const, externalId: 'ext-1' }
  const decision = decideReceive(status, {
    view: { ...emptyView, message: read },
    can,
    tried: fresh,
    moment: at(3_100),
  })
  expect(written(decision, 'message')).toMatchObject([{ status: 'read' }])
  expect(logged(decision)).toEqual([])
})

test('the echo of a send of ours adds nothing', () => {
  const sent = {
    ...outgoing,
    status: 'sent' as const,
    externalId: 'ext-2',
    transitions: [{ status: 'sent' as const, at: 1 }],
  }
  const decision = decideReceive(echo, {
    view: { ...known, message: sent },
    can,
    tried: fresh,
    moment: at(4_100),
  })
  expect(decision).toEqual({ changes: [], tasks: [] })
})

test('an echo waits while a send with the same text is under way', () => {
  const view = { ...known, inFlight: [{ ...outgoing, status: 'sending' as const }] }
  expect(decideReceive(echo, { view, can, tried: fresh, moment: at(4_100) })).toMatchObject({
    changes: [],
    againAt: 4_350,
  })
})

test('an echo settles a send whose answer was lost', () => {
  const view = { ...known, inFlight: [{ ...outgoing, status: 'unknown' as const }] }
  const decision = decideReceive(echo, { view, can, tried: fresh, moment: at(4_100) })
  expect(written(decision, 'message')).toMatchObject([
    { id: outgoing.id, status: 'sent', externalId: 'ext-2' },
  ])
})

test('what the business wrote past the hub is a message of its own, and people have taken over', () => {
  const decision = decideReceive(echo, { view: known, can, tried: fresh, moment: at(4_100) })
  expect(written(decision, 'message')).toMatchObject([
    { direction: 'out', author: { kind: 'phone' }, status: 'sent' },
  ])
  expect(written(decision, 'conversation')).toMatchObject([{ answeredBy: 'people', epoch: 1, unread: 0 }])
})

test('a read report reads everything up to its message and comes again for the rest', () => {
  const sent = { ...outgoing, status: 'sent' as const, externalId: 'ext-1' }
  const event = { kind: 'read', accountKey: account.key, externalId: 'ext-1', at: 5_000 } as const
  const view = { ...emptyView, message: sent, unreadUpTo: [sent] }
  const decision = decideReceive(event, { view, can, tried: fresh, moment: at(5_100) })
  expect(written(decision, 'message')).toMatchObject([{ status: 'read' }])
  expect(decision.againAt).toBe(5_100)
  const rest = decideReceive(event, {
    view: { ...view, unreadUpTo: [] },
    can,
    tried: fresh,
    moment: at(5_200),
  })
  expect(rest).toEqual({ changes: [], tasks: [] })
})

test('a reaction of ours, which Instagram gives no id, does not take that of the message that was read', () => {
  const sent = { ...outgoing, status: 'sent' as const, externalId: 'ext-1' }
  const nameless = { ...sent, seq: sent.seq - 1, externalId: null }
  const event = { kind: 'read', accountKey: account.key, externalId: 'ext-1', at: 5_000 } as const
  const view = { ...emptyView, message: sent, unreadUpTo: [nameless, sent] }
  const decision = decideReceive(event, { view, can, tried: fresh, moment: at(5_100) })
  expect(written(decision, 'message')).toMatchObject([
    { status: 'read', externalId: null },
    { status: 'read', externalId: 'ext-1' },
  ])
})

test('an echo proves that a lost send arrived; if a later message was read since, so was this one', () => {
  const lost = { ...outgoing, seq: 4, status: 'unknown' as const }
  const lastRead = {
    ...outgoing,
    seq: 5,
    status: 'read' as const,
    transitions: [{ status: 'read' as const, at: 4_050 }],
  }
  const settled = (view: ReceivingView) =>
    written(decideReceive(echo, { view, can, tried: fresh, moment: at(4_100) }), 'message')
  expect(settled({ ...known, inFlight: [lost], lastRead })).toMatchObject([
    { status: 'read', externalId: 'ext-2' },
  ])
  const earlier = { ...lastRead, seq: 3 }
  expect(settled({ ...known, inFlight: [lost], lastRead: earlier })).toMatchObject([{ status: 'sent' }])
})

test('of several lost sends with the same text, an echo settles the last that had left before it', () => {
  const left = (id: 'msg_1' | 'msg_2', sendingAt: number) =>
    ({ ...outgoing, id, status: 'unknown', transitions: [{ status: 'sending', at: sendingAt }] }) as const
  const settles = (first: number, second: number) => {
    const view = { ...known, inFlight: [left('msg_1', first), left('msg_2', second)] }
    return written(decideReceive(echo, { view, can, tried: fresh, moment: at(4_100) }), 'message')
  }
  expect(settles(echo.at - 3_000, echo.at - 10)).toMatchObject([{ id: 'msg_2' }])
  expect(settles(echo.at - 3_000, echo.at + can.clockPrecisionMs + 10)).toMatchObject([{ id: 'msg_1' }])
  expect(settles(echo.at + 5_000, echo.at + 9_000)).toMatchObject([{ id: 'msg_1' }])
})

test('somebody who was only written to has not been seen; their own first message says who they are', () => {
  const [unseen] = written(
    decideReceive(echo, { view: emptyView, can, tried: fresh, moment: at(4_100) }),
    'customer',
  )
  expect(unseen).toMatchObject({ name: '1650', lastSeenAt: 0 })
  const view = { ...known, customers: [{ ...customer, name: '1650', lastSeenAt: 0 }] }
  const decision = decideReceive(inbound, { view, can, tried: fresh, moment: at(4_200) })
  expect(written(decision, 'customer')).toMatchObject([{ name: 'Ana B.', lastSeenAt: inbound.at }])
})

test('an echo adds an identity that was not known, and writes nothing about a person it knows', () => {
  const told = (identities: readonly string[]) =>
    written(
      decideReceive(
        { ...echo, to: { identities, name: null } },
        { view: known, can, tried: fresh, moment: at(4_100) },
      ),
      'customer',
    )
  expect(told(customer.identities)).toEqual([])
  expect(told([...customer.identities, 'bsuid:US.7'])).toMatchObject([{ lastSeenAt: customer.lastSeenAt }])
})

function written(decision: Decision, record: RecordKind): unknown[] {
  return decision.changes.flatMap((change) =>
    change.kind === 'put' && change.record === record ? [change.value] : [],
  )
}

function logged(decision: Decision): string[] {
  return decision.changes.flatMap((change) => (change.kind === 'log' ? [change.event.kind] : []))
}
