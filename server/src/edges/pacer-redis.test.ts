import type { PacePolicy } from '@parley/core/domain/pace.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { redisLinks, redisProgram } from './fixtures/redis-links.ts'
import { localPacer } from './pacer-local.ts'
import { redisPacer } from './pacer-redis.ts'
import type { RedisLink } from './redis-link.ts'

/** Slow enough that no time of a test brings the next call. */
const slow: PacePolicy = { rate: { perSecond: 1 / 3_600, burst: 4 }, mostAtOnce: 64 }

describe.skipIf(redisProgram === undefined)('the pace of processes that share a Redis', () => {
  let two: Awaited<ReturnType<typeof redisLinks>>
  let made = 0
  /** A destination that nobody has called. */
  const destination = (policy = slow) => ({ key: `to ${(made += 1)}`, policy })
  beforeAll(async () => {
    two = await redisLinks()
  }, 30_000)
  afterAll(() => two[Symbol.asyncDispose](), 30_000)
  const pacerOf = (link: RedisLink, now = Date.now) => redisPacer(link, localPacer(now, Math.random), now)
  const pacers = () => [pacerOf(two.links[0]), pacerOf(two.links[1])] as const
  const kinds = async (answers: readonly Promise<{ readonly kind: string }>[]) =>
    (await Promise.all(answers)).map(({ kind }) => kind)

  it('counts the calls of all of them', async () => {
    const to = destination()
    const calls = [...pacers(), ...pacers(), ...pacers()].map((pacer) => pacer.admit([to]))
    expect((await kinds(calls)).toSorted()).toEqual(['go', 'go', 'go', 'go', 'wait', 'wait'])
  })

  it('gives calls that wait times of their own', async () => {
    const to = destination({ ...slow, rate: { perSecond: 1 / 3_600, burst: 1 } })
    const [pacer] = pacers()
    const answers = [await pacer.admit([to]), await pacer.admit([to]), await pacer.admit([to])]
    const [, first = 0, second = 0] = answers.map((answer) => (answer?.kind === 'wait' ? answer.untilAt : 0))
    expect(Math.round((second - first) / 3_600_000)).toBe(1)
  })

  it('counts a call nowhere that one of its destinations holds back', async () => {
    const [busy, free] = [destination({ ...slow, rate: { perSecond: 1 / 3_600, burst: 1 } }), destination()]
    const [pacer] = pacers()
    const both = [[busy], [free, busy], [busy, free]].map((all) => pacer.admit(all))
    expect(await kinds(both)).toEqual(['go', 'wait', 'wait'])
    const calls = [1, 2, 3, 4, 5].map(() => pacer.admit([free]))
    expect(await kinds(calls)).toEqual(['go', 'go', 'go', 'go', 'wait'])
  })

  it('stops all of them when one is told to slow down, or meets nothing but faults', async () => {
    for (const end of [
      { kind: 'throttled', retryAfterMs: 60_000 } as const,
      ...Array.from({ length: 5 }, () => ({ kind: 'fault' }) as const),
    ]) {
      const to = destination({ rate: null, mostAtOnce: 64 })
      const [one, other] = pacers()
      for (let call = 0; call < (end.kind === 'fault' ? 5 : 1); call += 1) {
        await one.admit([to])
        one.ended(to, end)
      }
      await expect.poll(async () => (await other.admit([to])).kind).toBe('wait')
    }
  })

  it('lets all of them through again when one succeeds after a breakdown', async () => {
    const to = destination({ rate: null, mostAtOnce: 64 })
    const clock = { now: Date.now() }
    const broken = pacerOf(two.links[0], () => clock.now)
    const [, other] = pacers()
    for (let call = 0; call < 5; call += 1) {
      await broken.admit([to])
      broken.ended(to, { kind: 'fault' })
    }
    await expect.poll(async () => (await other.admit([to])).kind).toBe('wait')
    clock.now += 60_000
    broken.ended(to, { kind: 'fine' })
    await expect.poll(async () => (await other.admit([to])).kind).toBe('go')
  })

  it('leaves each its share while Redis is away', async () => {
    await expect.poll(() => two.links.map((link) => link.workers())).toEqual([2, 2])
    await two.redis.stop('SIGKILL')
    await expect.poll(() => two.links.every((link) => link.trouble() !== null)).toBe(true)
    const to = destination()
    const answers = pacers().map(async (pacer) => kinds([1, 2, 3].map(() => pacer.admit([to]))))
    expect(await Promise.all(answers)).toEqual([
      ['go', 'go', 'wait'],
      ['go', 'go', 'wait'],
    ])
    await two.redis.start()
  })
})
