import { expect, test } from 'vitest'

import { batchSize, chaosPresets, chaosSettings, graphFault, holdMs } from './chaos.ts'
import { seeded } from './rig/seeded.ts'

const { off, worst } = chaosPresets

test('every preset is a valid setting', () => {
  for (const preset of Object.values(chaosPresets)) expect(chaosSettings.parse(preset)).toEqual(preset)
})

test('in fair weather nothing waits, nothing shares a POST and no call fails', () => {
  const random = seeded(1)
  for (let times = 0; times < 1_000; times += 1) {
    expect([holdMs(off, random), batchSize(off, 50, random), graphFault(off, random)]).toEqual([
      0,
      1,
      undefined,
    ])
  }
})

test('the worst preset fails calls about as often as its dials say', () => {
  const random = seeded(2)
  const faults = Array.from({ length: 10_000 }, () => graphFault(worst, random))
  const servers = faults.filter((fault) => fault !== undefined && fault !== 'rateLimit').length
  const limits = faults.filter((fault) => fault === 'rateLimit').length
  expect(servers / 10_000).toBeCloseTo(0.15, 1)
  expect(limits / 10_000).toBeCloseTo(0.85 * 0.15, 1)
})

test('a batch is never larger than what waits, nor than the dial', () => {
  const random = seeded(3)
  const sizes = Array.from({ length: 1_000 }, () => batchSize(worst, 7, random))
  expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([1, 7])
  expect(batchSize({ ...off, batch: 3 }, 50, () => 0.99)).toBe(3)
})

test('delays stay below the dial, and being held back adds to them', () => {
  expect(holdMs({ ...off, delay: 3_000 }, () => 0.5)).toBe(1_500)
  expect(holdMs({ ...off, delay: 3_000, reorder: 1 }, () => 0.5)).toBe(1_700)
})
