import { HubError } from '@parley/core/domain/error.ts'
import { expect, it } from 'vitest'

import { throttle } from './throttle.ts'

const all = <T>(each: readonly Promise<T>[]) => Promise.all(each)

function under(most: number) {
  const clock = { now: 1_000 }
  const door = throttle(most, 60_000, () => clock.now)
  const wait = async (key: string) => {
    try {
      await door.attempt(key)
      return 'in'
    } catch (error) {
      return error instanceof HubError ? error.retryAfterMs : error
    }
  }
  return { clock, door, wait }
}

it('lets some through, then says how long to wait, until the oldest has aged', async () => {
  const { clock, wait } = under(2)
  expect(await wait('ana')).toBe('in')
  clock.now += 10_000
  expect(await all([wait('ana'), wait('ana')])).toEqual(['in', 50_000])
  clock.now += 49_999
  expect(await wait('ana')).toBe(1)
  clock.now += 1
  expect(await all([wait('ana'), wait('ana')])).toEqual(['in', 10_000])
})

it('knows one key from another, and forgets what was honest', async () => {
  const { door, wait } = under(1)
  expect(await all([wait('ana'), wait('ben'), wait('ana')])).toEqual(['in', 'in', 60_000])
  await door.forgive('ana')
  expect(await all([wait('ana'), wait('ben')])).toEqual(['in', 60_000])
})

it('a flood of keys does not free the one that is held', async () => {
  const { clock, wait } = under(1)
  for (let at = 0; at < 100_001; at += 1) void wait(`key ${at}`)
  clock.now += 1
  expect(await all([wait('key 100000'), wait('key 0')])).toEqual([59_999, 'in'])
})
