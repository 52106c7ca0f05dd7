import { expect, it } from 'vitest'

import { sha256Of } from './digest.ts'

const hex = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

it.each([
  ['hex', hex],
  ['hex in capitals', hex.toUpperCase()],
  ['base64', 'n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg='],
  ['base64 for addresses', 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg'],
])('a digest in %s is read as the same bytes', (_how, text) => {
  expect(sha256Of(text)).toBe(hex)
})

it.each(['', 'n4bQ', `${hex}00`, 'z'.repeat(64), 7, null])('%j is no digest', (text) => {
  expect(sha256Of(text)).toBeNull()
})
