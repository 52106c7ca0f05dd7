import { expect, it } from 'vitest'

import { knows, newestForm, stepsLeft, type Step } from '../kit/migrations/steps.ts'
import { sqliteCompiler } from './compiler.ts'

const all = steps(stepsLeft([]))
const taken = all.map(({ name }) => ({ name }))

it('steps that a newer version took are no hindrance if they only add', () => {
  expect(stepsLeft([...taken, { name: '998-adds' }])).toEqual([])
  expect(stepsLeft([...taken.slice(1), { name: '998-adds', since: null }])).toEqual(all.slice(0, 1))
})

it('a step that took something away needs whoever knows what came in its place', () => {
  expect(stepsLeft([...taken, { name: '999-takes-away', since: newestForm }])).toEqual([])
  expect(stepsLeft([...taken, { name: '999-takes-away', since: '998-adds' }])).toEqual({
    unknown: '999-takes-away',
  })
  expect(stepsLeft([...taken, { name: '999-takes-away', since: 'own-1' }], ['own-1'])).toEqual([])
})

it('no step takes a table or a column away without saying which step must be known beside it', () => {
  const takingAway = all.filter(({ up }) =>
    up(sqliteCompiler()).some((each) => /drop (table|column)|rename/.test(each.compile().sql)),
  )
  expect(takingAway.filter(({ since }) => since === undefined || !knows(since))).toEqual([])
})

function steps(left: ReturnType<typeof stepsLeft>): readonly Step[] {
  if ('unknown' in left) throw new Error(left.unknown)
  return left
}
