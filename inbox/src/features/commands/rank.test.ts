import { expect, test } from 'vitest'

import { rank } from './rank.ts'

const titles = ['Show closed conversations', 'Close conversation', 'Switch to the dark theme', 'Sign out']

test('a command is found by letters in their order', () => {
  expect(rank('sgn', titles, String)).toEqual(['Sign out'])
  expect(rank('zz', titles, String)).toEqual([])
})

test('what starts with the query comes first', () => {
  expect(rank('clos', titles, String)[0]).toBe('Close conversation')
})

test('without a query all are offered in their order', () => {
  expect(rank('', titles, String)).toEqual(titles)
})
