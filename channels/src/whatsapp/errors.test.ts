import { expect, test } from 'vitest'

import { whatsapp } from './index.ts'

const cases = [
  ['auth', 401, { code: 190, error_subcode: 463 }],
  ['auth', 401, { code: 0 }],
  ['permission', 403, { code: 10 }],
  ['permission', 403, { code: 200 }],
  ['permission', 403, { code: 299 }],
  ['permission', 400, { code: 100, error_subcode: 33 }],
  ['permission', 400, { code: 133010 }],
  ['rate', 400, { code: 130429, error_subcode: 2494055 }],
  ['rate', 400, { code: 80007 }],
  ['pair', 400, { code: 131056 }],
  ['transient', 500, { code: 131000 }],
  ['transient', 503, { code: 2 }],
  ['final', 400, { code: 131026 }],
  ['final', 500, { code: 138018 }],
  ['final', 400, { code: 100 }],
  ['policy', 400, { code: 131048 }],
  ['window', 400, { code: 131047 }],
  ['transient', 500, { code: 999999 }],
  ['transient', 400, { code: 999999, is_transient: true }],
  ['final', 400, { code: 999999 }],
] as const

test.each(cases)('%s is the class of HTTP %i %j', (expected, status, error) => {
  const outcome = whatsapp.outcome(
    { kind: 'answer', status, headers: {}, body: JSON.stringify({ error }) },
    'text',
  )
  expect(outcome).toMatchObject({ kind: 'refused', class: expected })
})

test('a template that is on its way to all of WhatsApp is waited for', () => {
  const body = JSON.stringify({ error: { code: 134101, message: 'Syncing' } })
  const outcome = whatsapp.outcome({ kind: 'answer', status: 400, headers: {}, body }, 'template')
  expect(outcome).toMatchObject({ class: 'transient', retryAfterMs: 600_000 })
})
