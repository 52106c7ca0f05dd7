import { expect, test } from 'vitest'

import { account } from './fixtures/given.ts'
import { hidden } from './signals.ts'

const all = { typing: 'alone', read: true } as const
const together = { typing: 'with_read', read: true } as const
const none = { typing: 'none', read: false } as const

test.each([
  ['typing', {}, all, null],
  ['read', {}, all, null],
  ['typing', { shows: { typing: false, read: true } }, all, 'switched_off'],
  ['read', { shows: { typing: true, read: false } }, all, 'switched_off'],
  ['typing', { shows: { typing: true, read: false } }, all, null],
  ['typing', { shows: { typing: true, read: false } }, together, 'switched_off'],
  ['typing', {}, none, 'not_supported'],
  ['read', {}, none, 'not_supported'],
  ['typing', { active: false }, all, 'account_inactive'],
  ['read', { tokenRefused: { at: 1, detail: '' } }, all, 'account_inactive'],
] as const)('%s of %j where the channel does %j: %s', (signal, change, signals, why) => {
  expect(hidden(signal, { ...account, ...change }, { signals })).toBe(why)
})
