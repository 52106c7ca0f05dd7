import { expect, test } from 'vitest'

import type { Clock } from './edges/clock.ts'
import { startIndexing } from './indexing.ts'

/** A clock that stands still, and tells what is called when. */
function stillClock() {
  let now = 0
  const waiting: { ms: number; call: () => void }[] = []
  const clock: Clock = {
    now: () => now,
    after(ms, call) {
      const one = { ms, call }
      waiting.push(one)
      return () => void waiting.splice(waiting.indexOf(one), 1)
    },
    every: () => () => {},
  }
  return {
    clock,
    waiting,
    works: (ms: number) => void (now += ms),
    /** Makes the next call, and gives how long it had to wait. */
    async next() {
      const one = waiting.shift()
      one?.call()
      await expect.poll(() => waiting.length).toBe(1)
      return one?.ms
    },
  }
}

test('it rests four times as long as it works, half a second where nothing is left, and five after a failure', async () => {
  const { clock, waiting, works, next } = stillClock()
  const steps = [{ more: true }, { more: false }, new Error('away'), { more: false }]
  const broke: unknown[] = []
  const follow = async () => {
    works(30)
    const step = steps.shift()
    if (step instanceof Error) throw step
    return step ?? { more: false }
  }
  const indexing = startIndexing({ words: { follow } }, { loopBroke: (error) => broke.push(error) }, clock)
  expect([await next(), await next(), await next(), await next()]).toEqual([0, 120, 500, 5_000])
  expect(broke).toMatchObject([{ message: 'away' }])
  await indexing.stop()
  expect(waiting).toEqual([])
})

test('its stop waits for the step in hand, after which it takes no other', async () => {
  const { clock, waiting } = stillClock()
  const step = Promise.withResolvers<{ more: boolean }>()
  let ended = false
  const follow = async () => {
    const answer = await step.promise
    ended = true
    return answer
  }
  const indexing = startIndexing({ words: { follow } }, { loopBroke: () => undefined }, clock)
  waiting.shift()?.call()
  const stopped = indexing.stop()
  step.resolve({ more: true })
  await stopped
  expect([ended, waiting]).toEqual([true, []])
})
