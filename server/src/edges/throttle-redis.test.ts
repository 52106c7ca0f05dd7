import { HubError } from '@parley/core/domain/error.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { throttle, type Throttle } from '../http/throttle.ts'
import { redisLinks, redisProgram } from './fixtures/redis-links.ts'
import { redisThrottles } from './throttle-redis.ts'

const hourMs = 3_600_000

describe.skipIf(redisProgram === undefined)('attempts at processes that share a Redis', () => {
  let two: Awaited<ReturnType<typeof redisLinks>>
  beforeAll(async () => {
    two = await redisLinks(false)
  }, 30_000)
  afterAll(() => two[Symbol.asyncDispose](), 30_000)
  const doors = (name: string) =>
    two.links.map((link) =>
      redisThrottles(link, (_, most, perMs) => throttle(most, perMs, Date.now))(name, 3, hourMs),
    )
  /** How many of six attempts, in turns at all doors, are let in. */
  const letIn = async (all: readonly Throttle[], key: string) => {
    const six = [1, 2, 3].flatMap(() => all.map((door) => door.attempt(key)))
    const refused = (await Promise.allSettled(six)).filter(({ status }) => status === 'rejected')
    for (const one of refused)
      expect(one).toMatchObject({ reason: { code: 'too_many_requests', retryAfterMs: expect.any(Number) } })
    return six.length - refused.length
  }

  it('are counted together, each key by itself, until they are forgiven', async () => {
    const all = doors('door')
    expect([await letIn(all, 'ana'), await letIn(all, 'ben')]).toEqual([3, 3])
    await all[0]?.forgive('ana')
    expect([await letIn(all, 'ana'), await letIn(all, 'ben')]).toEqual([3, 0])
    expect(await letIn(doors('other door'), 'ben')).toBe(3)
  })

  it('have to wait until the oldest has aged', async () => {
    const [door] = doors('aged')
    for (let attempt = 0; attempt < 3; attempt += 1) await door?.attempt('ana')
    const refused = await door?.attempt('ana').catch((error: unknown) => error)
    const waitMs = refused instanceof HubError ? (refused.retryAfterMs ?? 0) : 0
    expect(Math.round(waitMs / hourMs)).toBe(1)
  })

  it('are counted by each alone while Redis is away', async () => {
    await two.redis.stop('SIGKILL')
    expect(await letIn(doors('away'), 'ana')).toBe(6)
  })
})
