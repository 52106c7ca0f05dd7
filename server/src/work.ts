import type { Hub } from '@parley/core/ports/hub.ts'

import type { Clock } from './edges/clock.ts'
import type { RedisLink } from './edges/redis-link.ts'
import type { Env } from './env.ts'
import type { Events } from './events.ts'
import { retention, startLookout } from './lookout.ts'
import { startWorker, type Worker } from './worker.ts'

/** For what is in hand when the hub is told to stop. Calls to endpoints and channels take 15 s at most. */
const patienceMs = 20_000

/** All that a process does when it works: tasks, and looking after what no task would notice. Its `stop` waits for 20 s at most. */
export function startWork(hub: Hub, events: Events, env: Env, clock: Clock, redis: RedisLink | null): Worker {
  const worker = startWorker(hub, events, env.WORKER_SLOTS, clock)
  const lookout = startLookout(hub, events, clock, retention(env), redis)
  return {
    ...worker,
    async stop() {
      const { promise: over, resolve } = Promise.withResolvers<void>()
      const callOff = clock.after(patienceMs, resolve)
      await Promise.race([Promise.all([lookout.stop(), worker.stop()]), over])
      callOff()
    },
  }
}
