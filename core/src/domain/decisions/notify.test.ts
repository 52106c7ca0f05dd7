import { expect, test } from 'vitest'

import type { Reply } from '../call.ts'
import type { Endpoint } from '../endpoint.ts'
import type { HubEvent } from '../event.ts'
import { account, at, conversation, outgoing } from '../fixtures/given.ts'
import { decideNotify, decideNotifyLater, endOfCall } from './notify.ts'

const endpoint: Endpoint = {
  id: 'end_1',
  account: null,
  description: '',
  url: 'https://crm.example',
  secrets: [],
  kinds: null,
  active: true,
  createdAt: 0,
  version: 1,
}
const event: HubEvent = {
  id: 'evt_1',
  account: account.id,
  conversation: conversation.id,
  seq: 1,
  kind: 'message.sent',
  at: 0,
  news: { kind: 'message.sent', message: outgoing },
}
const fresh = { tries: 0, triedAt: null }
const hour = 3_600_000

function answered(status: number, headers: Record<string, string> = {}): Reply {
  return { kind: 'answer', status, headers, body: '' }
}

test.each([200, 201, 204, 299])('%i is taken', (status) => {
  expect(decideNotify(event, endpoint, answered(status), fresh, at(0))).toEqual({ changes: [], tasks: [] })
})

test.each([
  ['seconds', { 'retry-after': '120' }, 120_000],
  ['a date', { 'retry-after': 'Thu, 01 Jan 1970 00:02:00 GMT' }, 120_000],
  ['a date in the past', { 'retry-after': 'Wed, 31 Dec 1969 23:59:00 GMT' }, 5_000],
  ['nonsense', { 'retry-after': 'soon' }, 5_000],
  ['ten years', { 'retry-after': '315360000' }, hour],
])('Retry-After as %s only ever delays, by an hour at most', (_, headers, wait) => {
  expect(decideNotify(event, endpoint, answered(429, headers), fresh, at(0, 0)).againAt).toBe(wait)
})

test('an endpoint that refuses ends as a dead letter after five more tries', () => {
  expect(decideNotify(event, endpoint, answered(422), { tries: 4, triedAt: 0 }, at(1)).againAt).toBeDefined()
  const last = decideNotify(event, endpoint, answered(422), { tries: 5, triedAt: 0 }, at(1))
  expect(last.changes).toMatchObject([{ record: 'letter', value: { reason: 'exhausted' } }])
})

test.each([
  [401, 'endpoint_unauthorized'],
  [410, 'endpoint_disabled'],
])('a %i is told to administrators', (status, kind) => {
  expect(decideNotify(event, endpoint, answered(status), fresh, at(0)).tasks).toMatchObject([
    { work: { kind: 'raise', alarm: { kind, subject: endpoint.id } } },
  ])
})

test('a 401 is not tried again: it is kept until somebody has looked at the secret', () => {
  const { changes, againAt } = decideNotify(event, endpoint, answered(401), fresh, at(0))
  expect(againAt).toBeUndefined()
  expect(changes).toMatchObject([{ record: 'letter', value: { endpoint: endpoint.id, attempts: 1 } }])
})

test('a 410 switches the endpoint off at once', () => {
  const { changes, againAt } = decideNotify(event, endpoint, answered(410), fresh, at(0))
  expect(againAt).toBeUndefined()
  expect(changes).toMatchObject([
    { record: 'letter' },
    { record: 'endpoint', value: { id: endpoint.id, active: false } },
  ])
  const off = { ...endpoint, active: false }
  expect(decideNotify(event, off, answered(410), fresh, at(0)).changes).toHaveLength(1)
})

test('an endpoint that is away is waited for, for a day at most', () => {
  expect(decideNotifyLater(event, endpoint, hour, fresh, at(0))).toMatchObject({ laterAt: hour, changes: [] })
  const late = decideNotifyLater(event, endpoint, 25 * hour, { tries: 3, triedAt: 0 }, at(24 * hour))
  expect(late.changes).toMatchObject([{ record: 'letter' }])
})

test.each<[string, Reply, string]>([
  ['taken', answered(200), 'fine'],
  ['refused', answered(400), 'fine'],
  ['overloaded', answered(503), 'fault'],
  ['throttled', answered(429), 'throttled'],
  ['away', { kind: 'unreached', detail: '' }, 'fault'],
  ['lost', { kind: 'lost', detail: '' }, 'fault'],
])('a webhook that was %s tells of the health of its endpoint', (_, reply, kind) => {
  expect(endOfCall(reply, 0).kind).toBe(kind)
})
