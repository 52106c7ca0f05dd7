import fc from 'fast-check'
import { expect, test } from 'vitest'

import { climb, note, type ReportedStatus, type Status, type Transition } from './status.ts'

const reports: readonly ReportedStatus[] = ['sent', 'delivered', 'read', 'failed']

test('the same reports end in the same state, in whatever order and however often they come', () => {
  const report = fc.record({ status: fc.constantFrom(...reports), at: fc.integer({ min: 0, max: 9 }) })
  fc.assert(
    fc.property(fc.array(report, { minLength: 1, maxLength: 8 }), fc.func(fc.integer()), (given, shuffle) => {
      const shuffled = [...given, ...given].toSorted((a, b) => shuffle(a) - shuffle(b))
      expect(fold(shuffled)).toEqual(fold(given))
    }),
  )
})

test.each<[Status, ReportedStatus, Status]>([
  ['pending', 'sent', 'sent'],
  ['unknown', 'delivered', 'delivered'],
  ['read', 'delivered', 'read'],
  ['delivered', 'sent', 'delivered'],
  ['read', 'failed', 'failed'],
  ['failed', 'read', 'failed'],
])('%s, then %s reported, is %s', (current, reported, expected) => {
  expect(climb(current, reported)).toBe(expected)
})

test('a status keeps the earliest time at which it was reported', () => {
  const late = note([{ status: 'sent', at: 5 }], 'sent', 3)
  expect(note(late, 'sent', 9)).toEqual([{ status: 'sent', at: 3 }])
})

function fold(given: readonly { status: ReportedStatus; at: number }[]) {
  let status: Status = 'pending'
  let transitions: readonly Transition[] = []
  for (const each of given) {
    status = climb(status, each.status)
    transitions = note(transitions, each.status, each.at)
  }
  return { status, transitions }
}
