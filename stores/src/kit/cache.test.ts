import { expect, test } from 'vitest'

import { cache } from './cache.ts'

test('what others may have changed is asked again when it is too old, even if nobody said so', async () => {
  let [now, asked] = [0, 0]
  const settings = cache(5_000, () => now)
  const get = () => settings.get('key', async () => (asked += 1))
  expect([await get(), await get()]).toEqual([1, 1])
  now = 4_999
  expect(await get()).toBe(1)
  now = 5_000
  expect(await get()).toBe(2)
})
