import { expect, it } from 'vitest'

import { find } from './needs.ts'

const service = { variable: 'NOBODY_SETS_THIS', package: 'none' }

it('finds a program by the first of its names that is on the PATH', () => {
  expect(find({ ...service, programs: ['no-such-shell', 'sh'] })).toMatch(/\/sh$/)
})

it('finds nothing where the program is not installed', () => {
  expect(find({ ...service, programs: ['no-such-program'] })).toBeUndefined()
})

it('believes the operator who names a place, even a wrong one', () => {
  expect(find({ ...service, programs: ['sh'], variable: 'PATH' })).toBeUndefined()
})
