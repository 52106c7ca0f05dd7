import { expect, test } from 'vitest'

import type { Account } from '../account.ts'
import { nothing } from '../change.ts'
import { account, at } from '../fixtures/given.ts'
import { newLife } from '../token-life.ts'
import { decideChecked, isCheckDue } from './check.ts'

const hour = 3_600_000
const day = 24 * hour
const good = { kind: 'good' } as const
const used = account.sealedToken
const ending = (end: number, over: object = {}) => ({
  ...account,
  tokenCheckedAt: end - 20 * day,
  tokenLife: { ...newLife({ expiresAt: end, accessEndsAt: null }, false, at(0)), ...over },
})
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
  const first = decideChecked(account, used, bad, {}, at(7))
  expect(first.changes).toMatchObject([{ value: { tokenCheckedAt: 7, tokenRefused: { at: 7 } } }])
  expect(first.tasks).toMatchObject([{ work: { kind: 'raise', alarm: { kind: 'token_invalid' } } }])
  expect(decideChecked(refused, used, bad, {}, at(7)).changes).toMatchObject([
    { value: { tokenRefused: { at: 1 } } },
  ])
})

test('a good token ends what was said of it', () => {
  expect(decideChecked(account, used, { kind: 'good' }, {}, at(7)).tasks).toEqual([])
  const { changes, tasks } = decideChecked(refused, used, { kind: 'good' }, {}, at(7))
  expect(changes).toMatchObject([{ value: { tokenRefused: null, tokenCheckedAt: 7 } }])
  expect(tasks).toMatchObject([{ work: { kind: 'calm' } }])
})

test('nothing follows from a channel that was away, or from a token that was replaced meanwhile', () => {
  expect(decideChecked(account, used, { kind: 'unclear' }, {}, at(7))).toBe(nothing)
  expect(decideChecked(account, 'the old one', { kind: 'good' }, {}, at(7))).toBe(nothing)
})

test('administrators are told 14, 7, 3 and 1 days before a token ends, once each, also while the channel is away', () => {
  const end = 60 * day
  let current: Account = ending(end)
  const told: number[] = []
  for (let now = 40 * day; now < end; now += hour) {
    if (!isCheckDue(current, now)) continue
    const said = told.length % 2 === 0 ? good : ({ kind: 'unclear' } as const)
    const { changes, tasks } = decideChecked(current, used, said, {}, at(now))
    if (tasks.length > 0) told.push((end - now) / day)
    for (const change of changes)
      if (change.kind === 'put' && change.record === 'account') current = change.value
  }
  expect(told).toEqual([14, 7, 3, 1])
})

test('what the channel tells of the end is kept, and a later end takes the warning back', () => {
  const warned = ending(60 * day, { warnedDays: 7 })
  const span = { expiresAt: 200 * day, accessEndsAt: 190 * day }
  const { changes, tasks } = decideChecked(warned, used, good, { span }, at(55 * day))
  expect(changes).toMatchObject([{ value: { tokenLife: { ...span, warnedDays: null } } }])
  expect(tasks).toMatchObject([{ work: { kind: 'calm', cause: { kind: 'token_expiring' } } }])
})

test('a token that was exchanged is kept with its new end, and its warning is over', () => {
  const renewal = { kind: 'renewed', sealed: 'sealed anew', expiresAt: 100 * day } as const
  const { changes, tasks } = decideChecked(ending(60 * day), used, good, { renewal }, at(46 * day))
  expect(changes).toMatchObject([
    { value: { sealedToken: 'sealed anew', tokenLife: { givenAt: 46 * day, expiresAt: 100 * day } } },
  ])
  expect(tasks).toMatchObject([{ work: { kind: 'calm', cause: { kind: 'token_expiring' } } }])
})

test('an exchange that is refused is told with its reason, and tried again a day later', () => {
  const renewal = { kind: 'refused', detail: 'No permission.' } as const
  const due = ending(60 * day, { renewAt: 46 * day, warnedDays: 14 })
  expect(isCheckDue({ ...due, tokenCheckedAt: 46 * day - hour }, 46 * day)).toBe(true)
  const { changes, tasks } = decideChecked(due, used, good, { renewal }, at(46 * day))
  expect(changes).toMatchObject([{ value: { sealedToken: used, tokenLife: { renewAt: 47 * day } } }])
  expect(tasks).toMatchObject([
    {
      work: {
        alarm: { kind: 'token_expiring', detail: expect.stringMatching(/ends in 14 days.*No permission/) },
      },
    },
  ])
})
