import { expect, test } from 'vitest'

import { consented, mayWrite } from './customer.ts'
import { customer } from './fixtures/given.ts'

const second = 1_749_513_600_000
const after = (...said: readonly (readonly [given: boolean, at: number])[]) =>
  said.reduce((one, [given, at]) => consented(one, 'marketing', given, at), customer)

test.each([
  ['nothing', [], true],
  ['stop', [[false, second]], false],
  [
    'stop, then resume within the same second',
    [
      [false, second],
      [true, second],
    ],
    true,
  ],
  [
    'resume, then stop within the same second',
    [
      [true, second],
      [false, second],
    ],
    false,
  ],
  [
    'an older resume that comes late',
    [
      [false, second],
      [true, second - 1_000],
    ],
    false,
  ],
  [
    'stop and resume of one second, and all of it once more',
    [
      [false, second],
      [true, second],
      [false, second],
      [true, second],
    ],
    true,
  ],
  [
    'stop, resume and a later stop',
    [
      [false, second],
      [true, second],
      [false, second + 1_000],
    ],
    false,
  ],
] as const)('whether somebody may be written to about offers after: %s', (_said, said, may) => {
  expect(mayWrite(after(...said), 'marketing')).toBe(may)
})
