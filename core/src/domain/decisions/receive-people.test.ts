import { expect, test } from 'vitest'

import type { Consented, ContactSynced, Renamed, StatusReport } from '../channel-event.ts'
import { consented, mayWrite } from '../customer.ts'
import { account, at, customer, inbound, outgoing } from '../fixtures/given.ts'
import { newRecord } from '../fixtures/record.ts'
import { decideProfile } from './profile.ts'
import { decideReceive } from './receive.ts'

const from = (...identities: string[]) => ({
  ...inbound,
  externalId: identities[0] ?? '',
  from: { identities, name: null },
})
const renamed = (previous: readonly string[], identities: readonly string[]): Renamed => ({
  kind: 'identity',
  accountKey: account.key,
  externalId: 'rename-1',
  person: { identities, name: null },
  previous,
  at: 3_000,
})

test('a new identity takes the place of the one it replaces, once', () => {
  const record = newRecord()
  record.take([from('bsuid:1', 'phone:1')])
  record.take([renamed(['bsuid:1'], ['bsuid:2']), renamed(['bsuid:1'], ['bsuid:2'])])
  expect([...record.of.customer.values()]).toMatchObject([{ identities: ['bsuid:2', 'phone:1'] }])
  expect([...record.of.conversation.values()]).toMatchObject([{ identities: ['bsuid:2', 'phone:1'] }])
  expect(record.events.map(({ kind }) => kind)).toEqual(['message.received', 'conversation.updated'])
})

test('two customers who turn out to be one are merged: the older stays, and no message is lost', () => {
  const record = newRecord()
  record.take([from('bsuid:1')])
  record.take([from('bsuid:2')])
  record.take([renamed(['bsuid:1'], ['bsuid:2'])])
  const [older, younger] = [...record.of.customer.values()]
  expect(older).toMatchObject({ identities: ['bsuid:2'] })
  expect(younger).toMatchObject({ identities: [], mergedInto: older?.id })
  const [goesOn, kept] = [...record.of.conversation.values()]
  expect(goesOn).toMatchObject({ customer: older?.id, lastSeq: 1 })
  expect(kept).toMatchObject({ customer: older?.id, lastSeq: 1, continuedIn: goesOn?.id })
  record.take([{ ...from('bsuid:2'), externalId: 'next' }])
  expect([...record.of.message.values()].at(-1)).toMatchObject({ conversation: goesOn?.id, seq: 2 })
  record.take([renamed(['bsuid:1'], ['bsuid:2'])])
  expect(record.events).toHaveLength(5)
})

test('news of somebody who never wrote change nothing', () => {
  const record = newRecord()
  record.take([renamed(['bsuid:1'], ['bsuid:2'])])
  expect([record.of.customer.size, record.events.length]).toEqual([0, 0])
})

const contact = (name: string | null): ContactSynced => ({
  kind: 'contact',
  accountKey: account.key,
  externalId: 'contact-1',
  person: { identities: ['phone:1650'], name },
  at: 1,
})

test('a name from the address book serves until the customer has one', () => {
  const record = newRecord()
  const name = () => [...record.of.customer.values()].map((one) => one.name)
  record.take([contact('Ana from the gym')])
  expect(name()).toEqual(['Ana from the gym'])
  record.take([inbound])
  expect(name()).toEqual(['Ana B.'])
  record.take([contact('Ana from the gym'), contact(null)])
  expect(name()).toEqual(['Ana B.'])
})

const consent = (given: boolean, when: number): Consented => ({
  kind: 'consent',
  accountKey: account.key,
  externalId: `consent-${when}`,
  person: inbound.from,
  topic: 'marketing',
  given,
  at: when,
})

test.each([
  ['an opt-out', [consent(false, 5)], false],
  ['an agreement after it', [consent(false, 5), consent(true, 6)], true],
  ['the same the other way round', [consent(true, 6), consent(false, 5)], true],
  ['an opt-out that comes twice', [consent(false, 5), consent(true, 6), consent(false, 5)], true],
  ['both at once', [consent(true, 5), consent(false, 5), consent(true, 5)], false],
] as const)('the last word counts: %s', (_which, events, may) => {
  const record = newRecord()
  record.take(events)
  const [known] = [...record.of.customer.values()]
  expect(known && mayWrite(known, 'marketing')).toBe(may)
})

test('a send that is refused because its customer opted out is remembered with the customer', () => {
  const status: StatusReport = {
    kind: 'status',
    accountKey: account.key,
    externalId: 'ext-1',
    reference: outgoing.id,
    status: 'failed',
    at: 3_000,
    failure: { channelCode: '131050', detail: 'stopped', optedOut: 'marketing' },
  }
  const view = { account, customers: [customer], conversation: null, message: outgoing }
  const decision = decideReceive(status, {
    view: { ...view, inFlight: [], lastRead: null, unreadUpTo: [] },
    can: { clockPrecisionMs: 1, echoesSends: true },
    tried: { tries: 0, triedAt: null },
    moment: at(3_100),
  })
  expect(decision.changes).toMatchObject([
    {
      record: 'message',
      value: { status: 'failed', failure: { code: 'refused_by_channel', channelCode: '131050' } },
    },
    { event: { kind: 'message.failed' } },
    { record: 'customer', value: { optedOut: { marketing: 3_000 } } },
  ])
  expect(consented(customer, 'marketing', true, 1)).not.toBe(customer)
})

const talk = { ...newTalk() }
function newTalk() {
  const record = newRecord()
  record.take([from('igsid:77')])
  const [conversation] = record.of.conversation.values()
  const [known] = record.of.customer.values()
  return { conversation, known }
}

test('a profile names who was only an id, without taking a name away', () => {
  const { conversation, known } = talk
  if (!conversation || !known) throw new Error('nobody wrote')
  const profile = { name: 'Lea', username: 'lea' }
  const tried = { tries: 0, triedAt: null }
  expect(decideProfile({ conversation, customer: known }, profile, tried, at(1)).changes).toMatchObject([
    { value: { name: 'Lea', username: 'lea' } },
    { record: 'conversation' },
    { event: { kind: 'conversation.updated' } },
  ])
  const named = { ...known, name: 'Lea of Berlin' }
  expect(decideProfile({ conversation, customer: named }, profile, tried, at(1)).changes).toMatchObject([
    { value: { name: 'Lea of Berlin', username: 'lea' } },
    {},
    {},
  ])
  const after = { ...named, username: 'lea' }
  expect(decideProfile({ conversation, customer: after }, profile, tried, at(1)).changes).toEqual([])
})

test('a channel that does not say is asked a few times, and then not any more', () => {
  const { conversation, known } = talk
  if (!conversation || !known) throw new Error('nobody wrote')
  const ask = (tries: number) =>
    decideProfile({ conversation, customer: known }, null, { tries, triedAt: 0 }, at(1)).againAt
  expect([0, 1, 2, 3, 4].map((tries) => ask(tries) !== undefined)).toEqual([true, true, true, true, false])
})

test('the first message of a stranger asks who they are, where the channel can be asked', () => {
  const asked = (event: typeof inbound, profiles: boolean) =>
    decideReceive(event, {
      view: {
        account,
        customers: [],
        conversation: null,
        message: null,
        inFlight: [],
        lastRead: null,
        unreadUpTo: [],
      },
      can: { clockPrecisionMs: 1, echoesSends: true },
      profiles,
      tried: { tries: 0, triedAt: null },
      moment: at(1),
    }).tasks.filter(({ work }) => work.kind === 'profile').length
  expect([asked(from('igsid:77'), true), asked(from('igsid:77'), false), asked(inbound, true)]).toEqual([
    1, 0, 0,
  ])
})
