import { expect, test } from 'vitest'

import { dayStart as now } from '../live/sample.ts'
import { moodOf, windowHint, windowText } from './window-text.ts'

const hour = 3_600_000

test.each([
  [{ kind: 'open', until: null }, 'none', '', ''],
  [{ kind: 'open', until: now + 5 * hour }, 'ample', '5 h left', ''],
  [{ kind: 'open', until: now + 3 * hour }, 'short', '3 h left', '3 h left'],
  [{ kind: 'open', until: now + hour / 2 }, 'urgent', '30 min left', '30 min left'],
  [{ kind: 'closed', since: now - hour }, 'closed', 'Reply window closed', 'Closed'],
] as const)('a window %o is told as %s', (window, mood, text, hint) => {
  expect([moodOf(window, now), windowText(window, now), windowHint(window, now)]).toEqual([mood, text, hint])
})
