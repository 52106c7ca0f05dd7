import { expect, test } from 'vitest'

import { replyWindow } from './reply-window.ts'

const day = 24 * 3_600_000

test.each([
  ['a channel without a window is always open', null, null, 5, { kind: 'open', until: null }],
  ['nobody has written yet', null, day, 5, { kind: 'closed', since: null }],
  ['one millisecond before the end', 1_000, day, 1_000 + day - 1, { kind: 'open', until: 1_000 + day }],
  ['at the end', 1_000, day, 1_000 + day, { kind: 'closed', since: 1_000 + day }],
] as const)('%s', (_, lastInboundAt, windowMs, now, expected) => {
  expect(replyWindow(lastInboundAt, windowMs, now)).toEqual(expected)
})
