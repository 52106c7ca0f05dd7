import type { HubEvent } from '@parley/core/domain/event.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import { startRedis, type RedisServer } from '@parley/queues/redis/server'
import { needs } from '@parley/scripts/needs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { systemClock } from './clock.ts'
import { localLive } from './live-local.ts'
import { redisLive } from './live-redis.ts'
import { openRedis, type RedisLink } from './redis-link.ts'

const program = needs('redis')
const [ours, theirs]: readonly [TenantId, TenantId] = ['ten_ours', 'ten_theirs']
const event = (seq: number): HubEvent => ({
  id: `evt_${seq}`,
  account: 'acc_1',
  conversation: null,
  seq,
  at: seq,
  kind: 'account.updated',
  news: { kind: 'account.updated', account: { id: 'acc_1', name: 'Loft' } },
})

describe.skipIf(program === undefined)('news of processes that share a Redis', () => {
  let redis: RedisServer
  let links: readonly [RedisLink, RedisLink]
  const open = () => openRedis({ url: redis.url, works: true, clock: systemClock })
  const looked = (link: RedisLink) => new Promise<void>((resolve) => link.onLook(() => resolve()))
  beforeAll(async () => {
    redis = await startRedis(program ?? '')
    links = [open(), open()]
    await Promise.all(links.map(looked))
  }, 30_000)
  afterAll(async () => {
    for (const link of links) link.close()
    await redis.end()
  }, 30_000)

  /** Somebody who looks at a tenant's news at the second process: what they hear, and how often they are told to look. */
  const follow = async (tenant: TenantId) => {
    const [one, other] = [redisLive(links[0], localLive()), redisLive(links[1], localLive())]
    const heard = { seqs: [] as number[], looks: 0 }
    const leave = other.subscribe(tenant, (events) => {
      heard.seqs.push(...events.map(({ seq }) => seq))
      if (events.length === 0) heard.looks += 1
    })
    await expect.poll(() => heard.looks).toBeGreaterThan(0)
    return { one, other, heard, leave }
  }

  it('are heard at all of them, once and in their order, by those who look at that tenant', async () => {
    const { one, other, heard, leave } = await follow(ours)
    one.publish(theirs, [event(9)])
    one.publish(ours, [event(1), event(2)])
    one.publish(ours, [event(3)])
    await expect.poll(() => heard.seqs).toEqual([1, 2, 3])
    other.publish(ours, [event(4)])
    expect(heard.seqs).toEqual([1, 2, 3, 4])
    one.publish(ours, [event(5)])
    await expect.poll(() => heard.seqs).toEqual([1, 2, 3, 4, 5])
    leave()
  })

  it('are looked for in the log while Redis is away, and heard again when it is back', async () => {
    const { one, heard, leave } = await follow(ours)
    await redis.stop('SIGKILL')
    const before = heard.looks
    await expect.poll(() => heard.looks).toBeGreaterThan(before + 1)
    await redis.start()
    await expect.poll(() => links.map((link) => link.trouble())).toEqual([null, null])
    let seq = 0
    await expect
      .poll(() => {
        one.publish(ours, [event((seq += 1))])
        return heard.seqs.length
      })
      .toBeGreaterThan(0)
    leave()
  })

  it('are heard again after Redis stood still with its connections open', { timeout: 60_000 }, async () => {
    const { one, heard, leave } = await follow(ours)
    redis.freeze(true)
    await expect.poll(() => links.every((link) => link.trouble() !== null)).toBe(true)
    redis.freeze(false)
    await expect.poll(() => links.map((link) => link.trouble())).toEqual([null, null])
    let seq = 0
    await expect
      .poll(() => {
        one.publish(ours, [event((seq += 1))])
        return heard.seqs.length
      })
      .toBeGreaterThan(0)
    leave()
  })
})
