import { expect, it } from 'vitest'

import { at, hintsConformance } from '../conformance/hints.ts'
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
  queue.hint([at('a', now)])
  for (const dueAt of [now, later]) {
    expect(await queue.next(1)).toEqual(['a'])
    queue.hint([at('a', dueAt)])
    if (dueAt === now) queue.hint([at('a', later)])
    queue.release('a')
  }
  const again = queue.next(1)
  await clock.pass(30_000)
  expect(await again).toEqual(['a'])
})

it('comes to rest when all times of a group have passed, though somebody waits for work all the time', async () => {
  const clock = handClock()
  const queue = embeddedQueue(clock)
  const work = async (given: number, next: Promise<readonly string[]>): Promise<number> => {
    if ((await next).length === 0) return given
    const more = queue.next(1)
    if (given === 0) for (const before of [2, 1]) queue.hint([at('a', clock.now() - before)])
    if (given > 9) await queue.close()
    queue.release('a')
    return work(given + 1, more)
  }
  queue.hint([at('a', clock.now())])
  const working = work(0, queue.next(1))
  await new Promise((resolve) => setImmediate(resolve))
  await queue.close()
  expect(await working).toBe(2)
})
