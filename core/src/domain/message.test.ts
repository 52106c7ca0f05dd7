import { expect, test } from 'vitest'

import { place } from './message.ts'

test.each([
  ['a first message stands at its own time', 5_000, 1000, 0, 5_000],
  ['within the same second the order of arrival decides', 5_000, 1000, 5_300, 5_300],
  ['a late message goes back to the end of its own second', 2_000, 1000, 5_300, 2_999],
  ['a newer message stands at its own time', 9_000, 1000, 5_300, 9_000],
  ['a channel that counts milliseconds is taken at its word', 5_200, 1, 5_300, 5_200],
])('%s', (_, sentAt, precisionMs, lastPlacedAt, expected) => {
  expect(place(sentAt, precisionMs, lastPlacedAt)).toBe(expected)
})
