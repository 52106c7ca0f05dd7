import type { Hub } from '@parley/core/ports/hub.ts'
import type { Hono } from 'hono'
import type { DestinationStream } from 'pino'

import { configured } from './configured.ts'
import type { RedisLink } from './edges/redis-link.ts'
import type { Env } from './env.ts'
import { events as eventsOf, type Events } from './events.ts'
import { createApp } from './http/app.ts'
import { hookLane, type Lane } from './http/hook-lane.ts'
import type { App } from './http/parts.ts'
import { createVitals } from './http/vitals.ts'
import { createLog } from './log.ts'
import { countingCircuits, measureWork } from './measure.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { notReady, watchEventLoop } from './readiness.ts'
import { thisMachine, type Surroundings } from './surroundings.ts'
import { wire } from './wiring.ts'
import { startWork } from './work.ts'
import type { Worker } from './worker.ts'

export interface Booted {
  readonly app: Hono<App>
  /** Takes webhooks on the short way; what it leaves alone is for the app. */
  readonly lane: Lane
  readonly hub: Hub
  readonly events: Events
  /** Needed once, to create the first owner. */
  readonly setupCode: string
  /** Starts the work, unless that is left to other processes; until then the hub only takes webhooks in. */
  work(): void
  /** How many groups of tasks are worked on now. */
  busy(): number
  /** Takes no new work and says that it wants no requests, but answers those that come until the balancer has heard. */
  retire(): void
  /** Finishes what is in hand, takes nothing new, closes the record. What takes too long goes to whoever works next. */
  stop(): Promise<void>
}

/** The whole hub in this process, not yet listening. It logs to stdout unless it is given a place. */
export async function boot(
  env: Env,
  out?: DestinationStream,
  around: Surroundings = thisMachine,
): Promise<Booted> {
  const metrics = createMetrics()
  const events = eventsOf(createLog(env, out), metrics)
  const { hub: wired, redis, throttles, setupCode, close } = await wire(env, around)
  const hub = { ...wired, pacer: countingCircuits(wired.pacer, events) }
  if (redis) follow(redis, events, metrics)
  events.configured(configured(env, hub.channels.values()))
  let worker: Worker | null = null
  let state: string | null = 'starting'
  let retired: Promise<void> | undefined
  const retire = async () => {
    state = 'stopping'
    await (retired ??= worker?.stop())
  }
  const busy = () => worker?.busy() ?? 0
  measureWork(hub, busy, metrics)
  const loop = watchEventLoop()
  const vitals = {
    state: () => state,
    polledAt: () => worker?.polledAt() ?? null,
    lateMs: loop.lateMs,
    now: () => hub.moment().now,
  }
  const parts = {
    hub,
    env,
    events,
    metrics,
    throttles,
    setupCode,
    notReady: () => notReady(hub.stores, vitals),
    troubles: () => troublesOf(redis),
  }
  return {
    ...(env.PARLEY_ROLE === 'worker'
      ? { app: createVitals(parts), lane: () => false }
      : { app: createApp(parts), lane: hookLane(parts) }),
    hub,
    events,
    setupCode,
    work() {
      state = null
      if (env.PARLEY_ROLE === 'api') return
      worker = startWork(hub, events, env, around.clock, redis)
    },
    busy,
    retire: () => void retire(),
    async stop() {
      await retire()
      loop.stop()
      await close()
    },
  }
}

function troublesOf(redis: RedisLink | null): readonly string[] {
  const trouble = redis?.trouble() ?? null
  return trouble === null ? [] : [`Redis cannot be used, so work and news take seconds: ${trouble}`]
}

/** Tells of it when Redis goes and comes back. */
function follow(redis: RedisLink, events: Events, metrics: Metrics): void {
  const help = 'Whether Redis can be used: 1, else 0'
  metrics.gauge('parley_redis_up', help, async () => (redis.trouble() === null ? 1 : 0))
  redis.onLook((trouble, turned) => {
    if (turned) events.redisTurned(trouble)
  })
}
