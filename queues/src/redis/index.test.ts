import type { Queue } from '@parley/core/ports/tasks.ts'
import { embeddedQueue } from '@parley/queues/embedded'
import { handClock } from '@parley/queues/embedded/hand-clock'
import { needs } from '@parley/scripts/needs'
import { createClient } from '@redis/client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { fairnessConformance } from '../conformance/fairness.ts'
import { at, hintsConformance } from '../conformance/hints.ts'
import { redisQueue } from './index.ts'
import { startRedis, type RedisServer } from './server.ts'
import type { Client } from './stream.ts'

const program = needs('redis')
const stream = 'parley:{hints}'

describe.skipIf(program === undefined)('hints through Redis', () => {
  let redis: RedisServer
  let admin: Client
  const open: { close(): Promise<unknown> }[] = []
  const connect = async (): Promise<Client> => {
    const client = createClient({ url: redis.url, disableOfflineQueue: true })
    client.on('error', () => undefined)
    await client.connect()
    open.push({ close: () => Promise.resolve(client.destroy()) })
    return client
  }
  beforeAll(async () => {
    redis = await startRedis(program ?? '')
  }, 30_000)
  beforeEach(async () => {
    admin = await connect()
    await admin.flushAll()
  })
  afterEach(async () => {
    for (const each of open.splice(0).toReversed()) await each.close()
  })
  afterAll(() => redis.end(), 30_000)

  /** One more process; what it does again and again is done when the test says so. */
  const join = async (works = true, rest?: (run: () => void) => void, slots = 256) => {
    const time = handClock()
    const jobs: (() => void)[] = []
    const clock = {
      now: time.now,
      after(ms: number, run: () => void) {
        const timer = rest ? undefined : setTimeout(run, ms)
        rest?.(run)
        return () => clearTimeout(timer)
      },
      every(_: number, run: () => void) {
        jobs.push(run)
        return () => undefined
      },
    }
    const [commands, waiting] = [await connect(), await connect()]
    const queue = redisQueue({
      commands,
      waiting,
      works,
      local: () => embeddedQueue({ ...time, slots }),
      clock,
    })
    open.push(queue)
    const hint = (...groups: string[]) => queue.hint(groups.map((group) => at(group, time.now())))
    const doAgain = () => {
      for (const run of jobs) run()
    }
    return { ...time, queue, hint, doAgain }
  }
  const many = Array.from({ length: 300 }, (_, at) => `group ${at}`)
  const waiting = async () => [await admin.xLen(stream), await admin.zCard(`${stream}:known`)]

  hintsConformance('Redis', async () => {
    await admin.flushAll()
    return join()
  })

  fairnessConformance({
    name: 'Redis',
    async open(slots) {
      await admin.flushAll()
      return join(true, undefined, slots)
    },
    mostAhead: 1_500,
  })

  /** Takes whatever comes until the queue ends. */
  const work = async ({ queue }: { readonly queue: Queue }, taken: string[]): Promise<void> => {
    for (let groups = await queue.next(7); groups.length > 0; groups = await queue.next(7)) {
      taken.push(...groups)
      for (const group of groups) queue.release(group)
    }
  }

  it('are shared by all processes that work, each group for one of them, and nothing is left behind', async () => {
    const [teller, ...workers] = [await join(false), await join(), await join(), await join()]
    const taken: string[] = []
    for (const worker of workers) void work(worker, taken)
    teller.hint(...many)
    await expect.poll(() => taken.length).toBe(many.length)
    expect(taken.toSorted()).toEqual(many.toSorted())
    await expect.poll(waiting).toEqual([0, 0])
  })

  it('stand in the stream once, however many processes say the same', async () => {
    const tellers = [await join(false), await join(false), await join(false)]
    for (const { hint } of tellers) hint(...many)
    await expect.poll(waiting).toEqual([many.length, many.length])
  })

  it('of one owner do not stand before those of all others, however many there are', async () => {
    const rests: (() => void)[] = []
    let held = true
    const teller = await join(false, (run) => (held ? rests.push(run) : run()))
    const busy = Array.from({ length: 20_000 }, (_, n) => at(`busy${n}`, teller.now(), { owner: 'busy' }))
    teller.queue.hint(busy)
    await expect.poll(() => rests).toHaveLength(1)
    expect(await admin.xLen(stream)).toBe(1_500)
    teller.queue.hint([at('quiet', teller.now(), { owner: 'quiet' })])
    for (const run of rests) run()
    await expect.poll(() => rests).toHaveLength(2)
    expect(await admin.xLen(stream)).toBe(2_000)
    expect(await admin.zScore(`${stream}:known`, 'quiet')).not.toBeNull()
    held = false
    rests[1]?.()
  })

  it('reach the others if they come to a process that has the group in hand and takes nothing more', async () => {
    const [leaving, staying] = [await join(), await join()]
    leaving.hint('a')
    expect(await leaving.queue.next(1)).toEqual(['a'])
    await leaving.queue.close()
    leaving.hint('a')
    expect(await staying.queue.next(1)).toEqual(['a'])
  })

  it('of what is leased here already stay here, and none of them outlives the process', async () => {
    const [one, other] = [await join(), await join()]
    one.queue.hint([at('mine', one.now(), { here: true })])
    expect(await admin.xLen(stream)).toBe(0)
    expect(await one.queue.next(1)).toEqual(['mine'])
    await one.queue.close()
    one.queue.hint([at('too late', one.now(), { here: true }), at('last', one.now())])
    expect(await other.queue.next(5)).toEqual(['last'])
  })

  it('that a process had read when it died go to another', async () => {
    const [dead, alive] = [await connect(), await join()]
    alive.hint('first')
    await alive.queue.next(1)
    alive.hint('read by the dead')
    await expect.poll(() => admin.xLen(stream)).toBe(1)
    const read = await dead.xReadGroup('workers', 'dead', { key: stream, id: '>' })
    const id = read?.[0]?.messages[0]?.id ?? ''
    await admin.xClaim(stream, 'workers', 'dead', 0, id, { IDLE: 20_000 })
    alive.doAgain()
    expect(await alive.queue.next(1)).toEqual(['read by the dead'])
    await expect.poll(waiting).toEqual([0, 0])
  })

  it('that were lost with everything else are forgotten: the same come again when they are hinted again', async () => {
    const [teller, worker] = [await join(false), await join()]
    const taken: string[] = []
    void work(worker, taken)
    teller.hint('a')
    await expect.poll(() => taken).toEqual(['a'])
    await admin.flushAll()
    teller.hint('a', 'b')
    await expect.poll(() => taken).toEqual(['a', 'a', 'b'])
  })

  it('stay with the process that heard them while Redis is full, and go through it again after', async () => {
    const [teller, worker, other] = [await join(false), await join(), await join()]
    await admin.configSet('maxmemory', '1')
    worker.hint('own')
    teller.hint('lost')
    expect(await worker.queue.next(5)).toEqual(['own'])
    await admin.configSet('maxmemory', '0')
    teller.hint('through Redis')
    expect(await other.queue.next(5)).toEqual(['through Redis'])
  })

  it('stay with the process that heard them while Redis is away, and go through it again after', async () => {
    const [teller, worker, other] = [await join(false), await join(), await join()]
    const taken: string[] = []
    void work(worker, taken)
    await redis.stop('SIGKILL')
    worker.hint('own')
    teller.hint('lost')
    await expect.poll(() => taken).toEqual(['own'])
    await redis.start()
    const given = other.queue.next(5)
    await expect
      .poll(async () => {
        teller.hint('through Redis')
        return Promise.race([given, Promise.resolve(taken)])
      })
      .toContain('through Redis')
  })
})
