import { expect, test } from 'vitest'

import { instagram } from './index.ts'

const cases = [
  ['window', 403, { code: 10, error_subcode: 2534022 }],
  ['permission', 403, { code: 10, error_subcode: 2018108 }],
  ['policy', 403, { code: 10, error_subcode: 1893063 }],
  ['permission', 403, { code: 10 }],
  ['permission', 403, { code: 230 }],
  ['permission', 400, { code: 100, error_subcode: 33 }],
  ['final', 400, { code: 100, error_subcode: 2534014 }],
  ['final', 400, { code: 551, error_subcode: 1545041 }],
  ['transient', 400, { code: 2, error_subcode: 1545133 }],
  ['permission', 400, { code: 2, error_subcode: 2018344 }],
  ['transient', 400, { code: 1200 }],
  ['rate', 400, { code: 613, error_subcode: 2534040 }],
  ['rate', 400, { code: 4, error_subcode: 2018022 }],
  ['policy', 403, { code: 368 }],
  ['auth', 401, { code: 190, error_subcode: 463 }],
] as const

test.each(cases)('%s is the class of HTTP %i %j', (expected, status, error) => {
  const outcome = instagram.outcome(
    { kind: 'answer', status, headers: {}, body: JSON.stringify({ error }) },
    'text',
  )
  expect(outcome).toMatchObject({ kind: 'refused', class: expected })
})
