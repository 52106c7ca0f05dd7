import { expect, it } from 'vitest'

import { find } from './needs.ts'

it('finds a program on the PATH', () => {
  expect(find({ programs: ['sh'], variable: 'NOBODY_SETS_THIS', package: 'dash' })).toMatch(/\/sh$/)
})

it('takes the first of the names a program goes by', () => {
  expect(find({ programs: ['no-such-shell', 'sh'], variable: 'NOBODY_SETS_THIS', package: 'dash' })).toMatch(
    /\/sh$/,
  )
})

it('finds nothing where the program is not installed', () => {
  const service = { programs: ['no-such-program'], variable: 'NOBODY_SETS_THIS', package: 'none' }
  expect(find(service)).toBeUndefined()
})
