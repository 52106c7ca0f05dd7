import { expect, it } from 'vitest'

import { hintsConformance } from '../conformance/hints.ts'
import { handClock } from './hand-clock.ts'
import { embeddedQueue } from './index.ts'

hintsConformance('embedded', () => {
  const clock = handClock()
  return Promise.resolve({ ...clock, queue: embeddedQueue(clock) })
})

it('keeps the time of a retry, though an old guess about the group comes at the same moment', async () => {
  const clock = handClock()
  const queue = embeddedQueue(clock)
  const [now, later] = [clock.now(), clock.now() + 30_000]
  queue.hint([{ group: 'a', dueAt: now }])
  for (const dueAt of [now, later]) {
    expect(await queue.next(1)).toEqual(['a'])
    queue.hint([{ group: 'a', dueAt }])
    if (dueAt === now) queue.hint([{ group: 'a', dueAt: later }])
    queue.release('a')
  }
  const again = queue.next(1)
  await clock.pass(30_000)
  expect(await again).toEqual(['a'])
})
