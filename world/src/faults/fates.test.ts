import { expect, test } from 'vitest'

import type { AcceptedRow, TakenRow } from '../checker.ts'
import { fates } from './fates.ts'

function accepted(id: string, given: Partial<AcceptedRow> = {}): AcceptedRow {
  const row = {
    id,
    channel: 'whatsapp',
    accountId: 'a',
    recipient: 'r',
    text: 't',
    opaque: null,
    status: 'read',
  }
  return { ...row, ...given }
}

/** The webhooks about one message, in this order. */
function told(message: string, channelMessage: string | null, ...statuses: string[]): TakenRow[] {
  return statuses.map((status, at) => ({
    id: `evt_${message}_${at}`,
    type: `message.${status}`,
    sequence: at + 1,
    conversation: 'con_1',
    message,
    channelMessage,
  }))
}

test('a message that was accepted once and is told as it is, is right', () => {
  const found = fates(
    [accepted('w1', { opaque: 'm1' })],
    told('m1', 'w1', 'queued', 'sent', 'delivered', 'read'),
  )
  expect(found).toEqual({
    queued: 1,
    failed: 0,
    unknown: { all: 0, settled: 0, left: 0 },
    sentTwice: [],
    wrong: [],
  })
})

test('without a reference the channel’s id finds the message', () => {
  expect(fates([accepted('i1')], told('m1', 'i1', 'queued', 'sent', 'read'))).toMatchObject({
    sentTwice: [],
    wrong: [],
  })
})

test('the webhook with the highest sequence counts, whatever came last', () => {
  const rows = told('m1', 'w1', 'queued', 'sent', 'read').toReversed()
  expect(fates([accepted('w1', { opaque: 'm1' })], rows).wrong).toEqual([])
})

test('a message accepted twice is found by its reference', () => {
  const twice = [accepted('w1', { opaque: 'm1' }), accepted('w2', { opaque: 'm1' })]
  expect(fates(twice, told('m1', 'w2', 'queued', 'read')).sentTwice).toHaveLength(1)
})

test('a message accepted twice is found without a reference, as one that nobody sent', () => {
  expect(fates([accepted('i1'), accepted('i2')], told('m1', 'i1', 'queued', 'read')).sentTwice).toHaveLength(
    1,
  )
})

test.each([
  ['sent', 'read'],
  ['failed', 'delivered'],
  ['unknown', 'read'],
])('told as %s while it is %s is wrong', (last, truth) => {
  const rows = told('m1', 'w1', 'queued', last)
  expect(fates([accepted('w1', { opaque: 'm1', status: truth })], rows).wrong).toHaveLength(1)
})

test('a message that Meta never took must have failed, be canceled or of unknown fate', () => {
  expect(fates([], told('m1', null, 'queued', 'sent')).wrong).toHaveLength(1)
  expect(fates([], told('m1', null, 'queued')).wrong).toHaveLength(1)
  expect(fates([], told('m1', null, 'queued', 'failed'))).toMatchObject({ failed: 1, wrong: [] })
})

test('of the messages of unknown fate those count as settled that got another status since', () => {
  const rows = [...told('m1', 'w1', 'queued', 'unknown', 'read'), ...told('m2', null, 'queued', 'unknown')]
  expect(fates([accepted('w1', { opaque: 'm1' })], rows)).toMatchObject({
    unknown: { all: 2, settled: 1, left: 1 },
    wrong: [],
  })
})
