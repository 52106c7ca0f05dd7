import { expect, it } from 'vitest'

import type { Clock } from './edges/clock.ts'
import { slotsOf } from './slots.ts'

/** Time that stands still until the test moves it, and then whatever is done again and again is done once. */
function handClock() {
  let time = 0
  const calls = new Set<() => void>()
  const clock: Clock = {
    now: () => time,
    after: () => () => undefined,
    every(_, call) {
      calls.add(call)
      return () => calls.delete(call)
    },
  }
  const pass = (ms: number) => {
    time += ms
    for (const call of calls) call()
  }
  return { clock, pass, looking: () => calls.size }
}

function work() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { run: () => promise, end: resolve }
}

it('a slot is free again when its work is done', async () => {
  const room = slotsOf(1, handClock().clock)
  const only = work()
  room.run(only.run)
  expect([room.free(), room.busy()]).toEqual([0, 1])
  const freed = room.freed()
  only.end()
  await freed
  expect([room.free(), room.busy()]).toEqual([1, 0])
})

it('who takes longer than a second steps aside, and nobody who is quick', async () => {
  const { clock, pass } = handClock()
  const room = slotsOf(2, clock)
  const [slow, quick] = [work(), work()]
  room.run(slow.run)
  pass(999)
  room.run(quick.run)
  expect(room.free()).toBe(0)
  const freed = room.freed()
  pass(1)
  await freed
  expect([room.free(), room.busy()]).toEqual([1, 2])
})

it('four times the slots may step aside; the next keep theirs', () => {
  const { clock, pass } = handClock()
  const room = slotsOf(2, clock)
  for (let round = 0; round < 5; round += 1) {
    expect(room.free()).toBe(2)
    for (const each of [work(), work()]) room.run(each.run)
    pass(1_000)
  }
  expect([room.free(), room.busy()]).toEqual([0, 10])
})

it('the end waits for everybody, also for those who stepped aside', async () => {
  const { clock, pass, looking } = handClock()
  const room = slotsOf(1, clock)
  const [slow, quick] = [work(), work()]
  room.run(slow.run)
  pass(1_000)
  room.run(quick.run)
  let ended = false
  const ending = room.end().then(() => (ended = true))
  quick.end()
  await quick.run()
  expect([ended, looking()]).toEqual([false, 0])
  slow.end()
  await ending
})
