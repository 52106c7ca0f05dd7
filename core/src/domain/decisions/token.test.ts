import { expect, test } from 'vitest'

import type { Outcome, RefusalClass } from '../call.ts'
import { nothing } from '../change.ts'
import { account, at } from '../fixtures/given.ts'
import { notingToken } from './token.ts'

const used = account.sealedToken
const refused = (why: RefusalClass): Outcome => ({
  kind: 'refused',
  class: why,
  channelCode: '190',
  detail: 'Session has expired.',
  retryAfterMs: null,
})

test('a token that the channel refuses is noted, with the reason', () => {
  const { changes, tasks } = notingToken(nothing, { account, used, outcome: refused('auth') }, at(7))
  expect(tasks).toMatchObject([
    { work: { kind: 'raise', alarm: { kind: 'token_invalid', subject: account.id } } },
  ])
  expect(changes).toMatchObject([
    { record: 'account', value: { tokenRefused: { at: 7, detail: 'Session has expired.' } } },
  ])
})

test.each<[string, Parameters<typeof notingToken>[1]]>([
  ['another refusal', { account, used, outcome: refused('permission') }],
  ['a success', { account, used, outcome: { kind: 'sent', externalId: '1' } }],
  [
    'what is known',
    { account: { ...account, tokenRefused: { at: 1, detail: '' } }, used, outcome: refused('auth') },
  ],
  ['a token that was replaced meanwhile', { account, used: 'the old one', outcome: refused('auth') }],
])('%s changes nothing', (_, given) => {
  expect(notingToken(nothing, given, at(7))).toBe(nothing)
})
