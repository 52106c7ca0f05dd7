import { expect, test } from 'vitest'

import { admit, callEnded, freshPace, type Pace, type PacePolicy } from './pace.ts'

const policy: PacePolicy = { rate: { perSecond: 10, burst: 3 }, mostAtOnce: 100 }
const unlimited: PacePolicy = { rate: null, mostAtOnce: 8 }

/** Admits and ends one call at once. */
function call(pace: Pace, end: 'fine' | 'fault', now: number, by = unlimited): Pace {
  const admission = admit(pace, by, now)
  if (admission.kind !== 'go') throw new Error('the call may not go')
  return callEnded(admission.pace, by, { kind: end }, now)
}

function times(count: number, pace: Pace, end: 'fine' | 'fault', now: number): Pace {
  return Array.from({ length: count }).reduce<Pace>((each) => call(each, end, now), pace)
}

test('a burst goes at once, then each gets its own turn at the rate', () => {
  let pace = freshPace(policy)
  const waits = Array.from({ length: 5 }, () => {
    const admission = admit(pace, policy, 1_000)
    if (admission.kind !== 'full') pace = admission.pace
    return admission.kind === 'wait' ? admission.untilAt : 0
  })
  expect(waits).toEqual([0, 0, 0, 1_100, 1_200])
})

test('no more are under way than allowed', () => {
  let pace = freshPace(unlimited)
  for (let count = 0; count < 8; count += 1) {
    const admission = admit(pace, unlimited, 0)
    if (admission.kind === 'go') pace = admission.pace
  }
  expect(admit(pace, unlimited, 0).kind).toBe('full')
  expect(admit(callEnded(pace, unlimited, { kind: 'fine' }, 0), unlimited, 0).kind).toBe('go')
})

test('five faults in a row open the breaker for 30 seconds, then one call tries', () => {
  const open = times(5, freshPace(unlimited), 'fault', 0)
  expect(admit(open, unlimited, 29_999)).toMatchObject({ kind: 'wait', untilAt: 30_000 })
  const probe = admit(open, unlimited, 30_000)
  expect(probe.kind).toBe('go')
  expect(probe.kind === 'go' && admit(probe.pace, unlimited, 30_000).kind).toBe('full')
})

test('each failed probe doubles the pause, up to a quarter of an hour', () => {
  let pace = times(5, freshPace(unlimited), 'fault', 0)
  const pauses = Array.from({ length: 7 }, () => {
    const openedFor = pace.openMs / 1000
    pace = call(pace, 'fault', pace.openUntil)
    return openedFor
  })
  expect(pauses).toEqual([30, 60, 120, 240, 480, 900, 900])
})

test('after a breakdown the destination gets 1, 2, 4, 8 at once', () => {
  let pace = times(5, freshPace(unlimited), 'fault', 0)
  const allowed = Array.from({ length: 4 }, () => {
    pace = call(pace, 'fine', 40_000)
    return pace.allowed
  })
  expect(allowed).toEqual([2, 4, 8, 8])
})

test('half of twenty calls within a minute open it, even if they never fail five times in a row', () => {
  let pace = freshPace(unlimited)
  for (let pair = 0; pair < 10; pair += 1) pace = call(call(pace, 'fine', 100), 'fault', 100)
  expect(admit(pace, unlimited, 101).kind).toBe('wait')
})

test('calls that fail together when it opens count as one breakdown', () => {
  let pace = freshPace(unlimited)
  for (let count = 0; count < 8; count += 1) {
    const admission = admit(pace, unlimited, 0)
    if (admission.kind === 'go') pace = admission.pace
  }
  for (let count = 0; count < 8; count += 1) pace = callEnded(pace, unlimited, { kind: 'fault' }, 0)
  expect(pace.openUntil).toBe(30_000)
})

test('throttling holds back for as long as was asked and opens nothing', () => {
  const admission = admit(freshPace(policy), policy, 0)
  if (admission.kind !== 'go') throw new Error('the first call may go')
  const pace = callEnded(admission.pace, policy, { kind: 'throttled', retryAfterMs: 5_000 }, 0)
  expect(admit(pace, policy, 1_000)).toMatchObject({ kind: 'wait', untilAt: 5_000 })
  expect(admit(pace, policy, 5_000).kind).toBe('go')
  expect(pace.openUntil).toBe(0)
})

test('a call that did not take place gives back its turn and says nothing', () => {
  const admission = admit(freshPace(unlimited), unlimited, 0)
  if (admission.kind !== 'go') throw new Error('the first call may go')
  expect(callEnded(admission.pace, unlimited, { kind: 'void' }, 0)).toEqual(freshPace(unlimited))
})

test('a few faults in a row among many calls that are fine open nothing', () => {
  const busy = times(5, call(freshPace(unlimited), 'fine', 1_000), 'fault', 1_500)
  expect(busy.openUntil).toBe(0)
  expect(call(busy, 'fault', 3_000).openUntil).toBe(33_000)
})
