import { startRedis, type RedisServer } from '@parley/queues/redis/server'
import { needs } from '@parley/scripts/needs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { examineRedis } from './redis.ts'

const program = needs('redis')

describe.skipIf(program === undefined)('the doctor looks at Redis', () => {
  let forgetful: RedisServer
  beforeAll(async () => {
    forgetful = await startRedis(program ?? '', ['maxmemory-policy allkeys-lru'])
  }, 30_000)
  afterAll(() => forgetful.end(), 30_000)

  it('and has nothing to say where there is none, or where it keeps what it is told', async () => {
    const sound = await startRedis(program ?? '')
    expect([await examineRedis(undefined), await examineRedis(sound.url)]).toEqual([[], []])
    await sound.end()
  })

  it('and names one that throws things away, and one that is not there', async () => {
    expect(await examineRedis(forgetful.url)).toMatchObject([
      { about: 'REDIS_URL', problem: expect.stringContaining('allkeys-lru') },
    ])
    await forgetful.stop()
    expect(await examineRedis(forgetful.url)).toMatchObject([
      { about: 'REDIS_URL', problem: expect.stringContaining('cannot be reached') },
    ])
  })
})
