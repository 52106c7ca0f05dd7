import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import { boot, type Booted } from '@parley/server/boot'
import type { Env } from '@parley/server/env'
import { listen } from '@parley/server/listen'
import { thisMachine, type Surroundings } from '@parley/server/surroundings'
import { createSimulator, type Simulator } from '@parley/simulator/simulator'
import { Hono } from 'hono'

import { demoRoutes } from './demo-routes.ts'
import { createJudge, type Judge } from './judge.ts'
import type { Plan } from './plan.ts'
import { populate } from './populate.ts'
import { seed, type Seeded } from './seed.ts'
import { createSink, type Sink } from './sink/sink.ts'

export interface World {
  /** Without a slash at the end. */
  readonly url: string
  readonly booted: Booted
  readonly simulator: Simulator
  readonly sink: Sink
  readonly judge: Judge
  readonly seeded: Seeded
  /** With this the simulator signs its webhooks. */
  readonly appSecret: string
  /** Resolves once nothing is under way anywhere. */
  quiet(): Promise<void>
  /** Lets what is in hand end, then leaves nothing running. */
  close(): Promise<void>
}

/** The hub, Meta's simulator, a CRM and the demo page: one process, one port, and HTTP between them. */
export async function openWorld(
  configured: Env,
  plan: Plan,
  around: Surroundings = thisMachine,
): Promise<World> {
  const door = createDoor()
  const listening = await listen(door, configured.HOST, configured.PORT)
  const url = `http://${reachable(configured.HOST)}:${listening.port}`
  const appSecret = randomBytes(16).toString('hex')
  const env = together(configured, url, appSecret)
  const booted = await boot(env, undefined, around).catch(async (error: unknown) => {
    await listening.close()
    throw error
  })
  const simulator = createSimulator({
    appSecret,
    verifyToken: env.META_VERIFY_TOKEN,
    webhookUrl: `${url}/webhooks/meta`,
    publicUrl: `${url}/simulator`,
  })
  const seeded = await seed(booted.hub, plan, `${url}/sink`)
  populate(simulator, seeded.accounts, plan)
  const sink = createSink({ secret: () => seeded.secret, now: Date.now, wait: (ms) => wait(ms) })
  const judge = createJudge(simulator, sink.record, booted.hub.stores.tasks)
  const world = { url, booted, simulator, sink, judge, seeded, appSecret }
  let stopping = false
  const hub = (request: Request, node: unknown) =>
    stopping ? new Response('The hub is stopping.', { status: 503 }) : booted.app.fetch(request, node)
  door.open(house(world, env, hub))
  booted.work()
  return {
    ...world,
    quiet: () => quiet(world),
    async close() {
      stopping = true
      await booted.stop()
      await simulator.close()
      await listening.close()
    },
  }
}

/** The port is taken before anything else is touched; until the house behind it stands, it answers 503. */
function createDoor() {
  let behind = new Hono().all('*', (context) => context.text('Starting.', 503))
  return {
    fetch: (request: Request, node?: unknown) => behind.fetch(request, node),
    open(app: Hono) {
      behind = app
    },
  }
}

function house(
  world: Omit<World, 'quiet' | 'close'>,
  env: Env,
  hub: (request: Request, node: unknown) => Response | Promise<Response>,
): Hono {
  const app = new Hono()
  app.route('/simulator', world.simulator.app)
  app.route('/sink', world.sink.app)
  app.route('/', demoRoutes(world, env))
  app.all('*', (context) => hub(context.req.raw, context.env))
  return app
}

function reachable(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
}

function together(env: Env, url: string, appSecret: string): Env {
  return {
    ...env,
    SIMULATOR_URL: `${url}/simulator`,
    META_APP_SECRET: [...env.META_APP_SECRET, appSecret],
    META_VERIFY_TOKEN: env.META_VERIFY_TOKEN || randomBytes(16).toString('hex'),
    ALLOW_PRIVATE_ORIGINS: [...env.ALLOW_PRIVATE_ORIGINS, url],
  }
}

async function quiet({ simulator, booted }: Pick<World, 'simulator' | 'booted'>): Promise<void> {
  for (;;) {
    await simulator.control.idle()
    const { count } = await booted.hub.stores.tasks.backlog()
    if (count === 0 && simulator.control.counters().pending === 0) return
    await wait(20)
  }
}
