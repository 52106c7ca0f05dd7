import type { HubEvent } from '@parley/core/domain/event.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { redisLinks, redisProgram } from './fixtures/redis-links.ts'
import { localLive } from './live-local.ts'
import { redisLive } from './live-redis.ts'

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

describe.skipIf(redisProgram === undefined)('news of processes that share a Redis', () => {
  let two: Awaited<ReturnType<typeof redisLinks>>
  beforeAll(async () => {
    two = await redisLinks()
  }, 30_000)
  afterAll(() => two[Symbol.asyncDispose](), 30_000)

  /** Somebody who looks at a tenant's news at the second process: what they hear, and how often they are told to look. */
  const follow = async (tenant: TenantId) => {
    const [one, other] = [redisLive(two.links[0], localLive()), redisLive(two.links[1], localLive())]
    const heard = { seqs: [] as number[], looks: 0 }
    const leave = other.subscribe(tenant, (events) => {
      heard.seqs.push(...events.map(({ seq }) => seq))
      if (events.length === 0) heard.looks += 1
    })
    await expect.poll(() => heard.looks).toBeGreaterThan(0)
    let seq = 0
    const hearsAgain = () =>
      expect
        .poll(() => {
          one.publish(tenant, [event((seq += 1))])
          return heard.seqs.length
        })
        .toBeGreaterThan(0)
    return { one, other, heard, leave, hearsAgain }
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
    const follower = await follow(ours)
    await two.redis.stop('SIGKILL')
    const before = follower.heard.looks
    await expect.poll(() => follower.heard.looks).toBeGreaterThan(before + 1)
    await two.redis.start()
    await expect.poll(() => two.links.map((link) => link.trouble())).toEqual([null, null])
    await follower.hearsAgain()
    follower.leave()
  })

  it('are heard again after Redis stood still with its connections open', { timeout: 60_000 }, async () => {
    const follower = await follow(ours)
    two.redis.freeze(true)
    await expect.poll(() => two.links.every((link) => link.trouble() !== null)).toBe(true)
    two.redis.freeze(false)
    await expect.poll(() => two.links.map((link) => link.trouble())).toEqual([null, null])
    await follower.hearsAgain()
    follower.leave()
  })
})
