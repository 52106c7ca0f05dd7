import { setTimeout as wait } from 'node:timers/promises'

import { Redis } from 'ioredis'

import type { Fault } from '../fault.ts'
import { must, type Line } from '../report.ts'
import { load, type Stage } from '../stage.ts'

type Service = NonNullable<Stage['cluster']>['redis']

/** Redis only tells who might have work: whatever befalls it costs time. */
function redisFault(
  given: Pick<Fault, 'id' | 'fault' | 'injection'> & { readonly settings?: readonly string[] },
  befall: (redis: Service) => Promise<void>,
): Fault {
  const { settings, ...words } = given
  return {
    ...words,
    passes: 'Webhooks are answered with 200 all the time; work goes on by itself.',
    profiles: ['server'],
    ...(settings ? { redis: settings } : {}),
    async run(stage, size) {
      const { redis } = stage.cluster ?? {}
      const refused = refusals(stage)
      const befalling = async () => {
        for (let times = 0; redis && times < Math.ceil(size.times / 3); times += 1) {
          await wait(1_000)
          await befall(redis)
        }
      }
      await Promise.all([load(stage, size), befalling()])
      return refused()
    },
  }
}

/** From now on: the stage may have seen other seeds. */
function refusals({ far, cluster }: Stage): () => readonly Line[] {
  const now = () => ({
    failed: far.simulator.control.counters().failed,
    broken: cluster?.balancer.counters().broken ?? 0,
  })
  const before = now()
  return () => [
    must('webhooks that were refused', now().failed - before.failed, 0),
    must('requests that broke at the balancer', now().broken - before.broken, 0),
  ]
}

const awayMs = 10_000

function leaving(signal: NodeJS.Signals): (redis: Service) => Promise<void> {
  return async (redis) => {
    await redis.stop(signal)
    await wait(awayMs)
    await redis.start()
  }
}

export const t06 = redisFault(
  { id: 'T06', fault: 'Redis is started again.', injection: 'SIGTERM, and ten seconds later a new start.' },
  leaving('SIGTERM'),
)

export const t07 = redisFault(
  {
    id: 'T07',
    fault: 'Redis dies, and comes back with what it had written to its log by then.',
    injection: 'kill -9 with `appendfsync everysec`, and ten seconds later a new start.',
    settings: ['appendonly yes', 'appendfsync everysec'],
  },
  leaving('SIGKILL'),
)

export const t07b = redisFault(
  {
    id: 'T07b',
    fault: 'Redis dies, and comes back with nothing.',
    injection: 'kill -9 without any persistence, and ten seconds later a new start.',
  },
  leaving('SIGKILL'),
)

export const t08 = redisFault(
  { id: 'T08', fault: 'Redis forgets everything.', injection: 'FLUSHALL under load.' },
  (redis) => told(redis, async (client) => void (await client.flushall())),
)

export const t10 = redisFault(
  {
    id: 'T10',
    fault: 'Redis is full and refuses writes.',
    injection: '`maxmemory` below what it holds, with `noeviction`, for ten seconds.',
  },
  (redis) =>
    told(redis, async (client) => {
      await client.config('SET', 'maxmemory-policy', 'noeviction')
      await client.config('SET', 'maxmemory', '1mb')
      await wait(awayMs)
      await client.config('SET', 'maxmemory', '0')
    }),
)

async function told(redis: Service, say: (client: Redis) => Promise<void>): Promise<void> {
  const client = new Redis(redis.url)
  await say(client)
  client.disconnect()
}
