import type { Claim } from '@parley/core/domain/task.ts'
import { expect, it } from 'vitest'

import { commitOf, task } from '../../conformance/given.ts'
import { wireCommit, type Committed } from '../wire.ts'
import { handOf } from './hand.ts'

const claim: Claim = {
  epoch: 1,
  task: { ...task('ended'), id: 1, trace: null, tries: 0, triedAt: null, crashes: 0 },
}
const ending = wireCommit('', commitOf([], { finish: { kind: 'done', claim } }))
const leased = (group: string): Committed => ['done', [], [[group, 1_000, group, false, [7, 2]]]]

it('holds what was leased for whoever asks first', () => {
  const hand = handOf()
  hand.keep(leased('a'), [task('a')])
  expect(hand.take('b')).toBeNull()
  expect(hand.take('a')?.claims).toMatchObject([{ epoch: 7, task: { id: 2, group: 'a' } }])
  expect(hand.take('a')).toBeNull()
  expect(hand.lost()).toEqual([])
})

it('gives back what waited for half of its lease, and what nobody knows of, once', () => {
  let now = 0
  const hand = handOf(() => now)
  hand.keep(leased('late'), [task('late')])
  hand.lose(['deaf'])
  now = 30_000
  expect(hand.take('late')).toBeNull()
  expect(hand.lost()).toEqual(['deaf', 'late'])
  expect(hand.lost()).toEqual([])
})

it('wants no more than a worker can begin, and nothing of whoever ends no task', () => {
  const hand = handOf()
  expect(hand.wants(wireCommit('', commitOf([])))).toBe(false)
  for (let at = 0; at < 256; at += 1) {
    expect(hand.wants(ending)).toBe(true)
    hand.keep(leased(`group ${at}`), [task(`group ${at}`)])
  }
  expect(hand.wants(ending)).toBe(false)
  hand.take('group 0')
  expect(hand.wants(ending)).toBe(true)
})
