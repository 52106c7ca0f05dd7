import { hintsConformance } from '../conformance/hints.ts'
import { handClock } from './hand-clock.ts'
import { embeddedQueue } from './index.ts'

hintsConformance('embedded', () => {
  const clock = handClock()
  return Promise.resolve({ ...clock, queue: embeddedQueue(clock) })
})
