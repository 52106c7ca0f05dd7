import { expect, test } from 'vitest'

import { nothing } from '../change.ts'
import { at } from '../fixtures/given.ts'
import { notingTurn } from './circuit.ts'

test('administrators are told when a circuit opens, and the alert ends when it closes', () => {
  const kinds = (turn: 'opened' | 'closed') =>
    notingTurn({ ...nothing, againAt: 5 }, turn, 'acc_1', at(0)).tasks.map(({ group, work }) => [
      group,
      work.kind,
    ])
  expect(kinds('opened')).toEqual([['alert:circuit_open:acc_1', 'raise']])
  expect(kinds('closed')).toEqual([['alert:circuit_open:acc_1', 'calm']])
})

test('most calls turn nothing', () => {
  expect(notingTurn(nothing, null, 'acc_1', at(0))).toBe(nothing)
})
