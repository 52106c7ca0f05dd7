import { expect, test } from 'vitest'

import { nothing } from '../change.ts'
import { account, at } from '../fixtures/given.ts'
import { decideChecked, isCheckDue } from './check.ts'

const hour = 3_600_000
const used = account.sealedToken
const refused = { ...account, tokenRefused: { at: 1, detail: 'expired' } }

test.each([
  ['a day after it was connected', account, 24 * hour, true],
  ['before that', account, 24 * hour - 1, false],
  ['a day after the last check', { ...account, tokenCheckedAt: 30 * hour }, 54 * hour, true],
  ['soon after the last check', { ...account, tokenCheckedAt: 30 * hour }, 31 * hour, false],
  ['while it is not connected', { ...account, active: false }, 99 * hour, false],
])('a token is checked %s: %o', (_, given, now, due) => {
  expect(isCheckDue(given, now)).toBe(due)
})

test('a bad token is noted and told, and again the next day', () => {
  const bad = { kind: 'bad', detail: 'expired' } as const
  const first = decideChecked(account, used, bad, at(7))
  expect(first.changes).toMatchObject([{ value: { tokenCheckedAt: 7, tokenRefused: { at: 7 } } }])
  expect(first.tasks).toMatchObject([{ work: { kind: 'raise', alarm: { kind: 'token_invalid' } } }])
  expect(decideChecked(refused, used, bad, at(7)).changes).toMatchObject([
    { value: { tokenRefused: { at: 1 } } },
  ])
})

test('a good token ends what was said of it', () => {
  expect(decideChecked(account, used, { kind: 'good' }, at(7)).tasks).toEqual([])
  const { changes, tasks } = decideChecked(refused, used, { kind: 'good' }, at(7))
  expect(changes).toMatchObject([{ value: { tokenRefused: null, tokenCheckedAt: 7 } }])
  expect(tasks).toMatchObject([{ work: { kind: 'calm' } }])
})

test('nothing follows from a channel that was away, or from a token that was replaced meanwhile', () => {
  expect(decideChecked(account, used, { kind: 'unclear' }, at(7))).toBe(nothing)
  expect(decideChecked(account, 'the old one', { kind: 'good' }, at(7))).toBe(nothing)
})
