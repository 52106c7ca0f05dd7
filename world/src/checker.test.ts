import fc from 'fast-check'
import { expect, test } from 'vitest'

import { check, type AcceptedRow, type Outside, type TakenRow, type WrittenRow } from './checker.ts'

const quiet = { idle: true, uniqueTexts: false }

/** A run without fault: customers write in turn, everything is told and answered once and in order. */
const runs = fc
  .record({ talks: fc.integer({ min: 1, max: 4 }), each: fc.integer({ min: 2, max: 6 }) })
  .map(({ talks, each }) => run(talks, each))

function run(talks: number, each: number): Outside {
  const turns = Array.from({ length: talks * each }, (_, turn) => turn)
  return {
    written: turns.map((turn) => writtenRow(turn, turn % talks)),
    accepted: turns.map((turn) => acceptedRow(turn, turn % talks)),
    taken: turns.map((turn) => takenRow(turn, turn % talks)),
  }
}

function writtenRow(turn: number, talk: number): WrittenRow {
  const customer = { accountId: 'a', customerId: `c${talk}` }
  return { id: `in-${turn}`, ...customer, firstPostAt: 1000 + turn * 10, ackedAt: 1005 + turn * 10 }
}

function acceptedRow(turn: number, talk: number): AcceptedRow {
  const to = { channel: 'whatsapp', accountId: 'a', recipient: `c${talk}` }
  return { id: `out-${turn}`, ...to, text: 'Hi', opaque: `msg-${turn}`, status: 'read' }
}

function takenRow(turn: number, talk: number): TakenRow {
  const about = { type: 'message.received', message: `msg-${turn}`, channelMessage: `in-${turn}` }
  return { id: `evt-${turn}`, sequence: turn + 1, conversation: `c${talk}`, ...about }
}

const pick = fc.nat()
const at = <T>(rows: readonly T[], index: number): T => rows[index % rows.length]!
const without = <T>(rows: readonly T[], row: T): T[] => rows.filter((each) => each !== row)

test('a run without fault has none, and its figures are right', () => {
  fc.assert(
    fc.property(runs, (outside) => {
      const all = outside.written.length
      expect(check(outside, quiet)).toEqual({
        received: all,
        stored: all,
        answered: all,
        delivered: all,
        underWay: 0,
        lost: 0,
        duplicated: 0,
        outOfOrder: 0,
        details: [],
      })
    }),
  )
})

test('a message that was acknowledged and never told is lost; until all is quiet it is under way', () => {
  fc.assert(
    fc.property(runs, pick, (outside, index) => {
      const faulty = { ...outside, taken: without(outside.taken, at(outside.taken, index)) }
      expect(check(faulty, quiet)).toMatchObject({ lost: 1, duplicated: 0, outOfOrder: 0, underWay: 0 })
      expect(check(faulty, { ...quiet, idle: false })).toMatchObject({ lost: 0, underWay: 1 })
    }),
  )
})

test('a message that was never acknowledged is not lost: the platform sends it again', () => {
  const outside = run(1, 2)
  const [first, ...others] = outside.written
  const unacked = { ...first!, ackedAt: null }
  const faulty = { ...outside, written: [unacked, ...others], taken: outside.taken.slice(1) }
  expect(check(faulty, quiet)).toMatchObject({ received: 1, lost: 0 })
})

test('the same webhook again is a retry', () => {
  fc.assert(
    fc.property(runs, fc.array(pick), (outside, again) => {
      const repeated = [...outside.taken, ...again.map((index) => at(outside.taken, index))]
      expect(check({ ...outside, taken: repeated }, quiet)).toMatchObject({ duplicated: 0, outOfOrder: 0 })
    }),
  )
})

test('one message told under two ids is duplicated', () => {
  fc.assert(
    fc.property(runs, pick, (outside, index) => {
      const twice = { ...at(outside.taken, index), id: 'evt-other', sequence: 1000, message: 'msg-other' }
      expect(check({ ...outside, taken: [...outside.taken, twice] }, quiet)).toMatchObject({ duplicated: 1 })
    }),
  )
})

test('a status told under two ids is duplicated', () => {
  const read = { type: 'message.read', conversation: 'c0', message: 'msg-1', channelMessage: 'out-1' }
  const taken = [1, 2].map((sequence) => ({ id: `evt-${sequence}`, sequence, ...read }))
  expect(check({ written: [], accepted: [], taken }, quiet)).toMatchObject({ duplicated: 1 })
})

test('one send accepted twice is duplicated', () => {
  fc.assert(
    fc.property(runs, pick, (outside, index) => {
      const twice = { ...at(outside.accepted, index), id: 'out-other' }
      const faulty = { ...outside, accepted: [...outside.accepted, twice] }
      expect(check(faulty, quiet)).toMatchObject({ duplicated: 1, lost: 0 })
    }),
  )
})

test('where texts are unique, the same text to the same person is duplicated', () => {
  const send = { ...acceptedRow(0, 0), channel: 'instagram', opaque: null }
  const outside = { written: [], accepted: [send, { ...send, id: 'out-other' }], taken: [] }
  expect(check(outside, { idle: true, uniqueTexts: true })).toMatchObject({ duplicated: 1 })
  expect(check(outside, quiet)).toMatchObject({ duplicated: 0 })
})

test("the hub's own send that comes back as somebody else's message is duplicated", () => {
  const outside = run(1, 2)
  const echoed = { id: 'evt-e', sequence: 99, conversation: 'c0', message: 'msg-e', channelMessage: 'out-0' }
  const faulty = { ...outside, taken: [...outside.taken, { ...echoed, type: 'message.echoed' }] }
  expect(check(faulty, quiet)).toMatchObject({ duplicated: 1 })
})

test('a lower sequence after a higher one of the same conversation is out of order', () => {
  fc.assert(
    fc.property(runs, pick, (outside, index) => {
      const talk = at(outside.taken, index).conversation
      const own = outside.taken.filter(({ conversation }) => conversation === talk)
      const others = outside.taken.filter(({ conversation }) => conversation !== talk)
      const [first, second, ...later] = own
      const faulty = { ...outside, taken: [...others, second!, first!, ...later] }
      expect(check(faulty, quiet).outOfOrder).toBeGreaterThan(0)
    }),
  )
})

test('a message acknowledged before the next was posted, and told after it, is out of order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 6 }), (each) => {
      const outside = run(1, each)
      const [first, second, ...later] = outside.taken
      const swapped = [
        { ...second!, sequence: first!.sequence },
        { ...first!, sequence: second!.sequence },
      ]
      expect(check({ ...outside, taken: [...swapped, ...later] }, quiet)).toMatchObject({ outOfOrder: 1 })
    }),
  )
})

test('of two messages that were posted at the same time, either may be told first', () => {
  const outside = run(1, 2)
  const written = outside.written.map((row) => ({ ...row, firstPostAt: 1000, ackedAt: 1010 }))
  const [first, second] = outside.taken
  const taken = [
    { ...second!, sequence: 1 },
    { ...first!, sequence: 2 },
  ]
  expect(check({ ...outside, written, taken }, quiet)).toMatchObject({ outOfOrder: 0 })
})
