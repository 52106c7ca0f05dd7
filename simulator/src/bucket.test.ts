import { expect, test } from 'vitest'

import { drain, fullBucket, take, usedPercent } from './bucket.ts'
import { metaLimits, pairRule } from './limits.ts'

test('the pair limit lets 45 through at once and then one every six seconds', () => {
  const rule = pairRule(metaLimits)
  const bucket = fullBucket(rule, 0)
  const burst = Array.from({ length: 46 }, () => take(bucket, rule, 0))
  expect(burst.lastIndexOf(true)).toBe(44)
  expect([take(bucket, rule, 5_999), take(bucket, rule, 6_000), take(bucket, rule, 6_001)]).toEqual([
    false,
    true,
    false,
  ])
})

test('what cannot be refused empties the bucket but never owes', () => {
  const rule = { burst: 2, perMs: 1 / 1_000 }
  const bucket = fullBucket(rule, 0)
  for (let times = 0; times < 10; times += 1) drain(bucket, rule, 0)
  expect([bucket.level, usedPercent(bucket, rule)]).toEqual([0, 100])
  expect(take(bucket, rule, 1_000)).toBe(true)
})

test('a bucket never holds more than its burst', () => {
  const rule = { burst: 2, perMs: 1 }
  const bucket = fullBucket(rule, 0)
  expect([1, 2, 3].map(() => take(bucket, rule, 1e9))).toEqual([true, true, false])
})
