import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'

import { boot, type Booted } from '@parley/server/boot'
import { readEnv } from '@parley/server/env'
import { listen, type Listening } from '@parley/server/listen'
import { thisMachine, type Surroundings } from '@parley/server/surroundings'
import { createSimulator, type Simulator } from '@parley/simulator/simulator'
import type { Hono } from 'hono'

import { seeded } from '../faults/random.ts'
import { takeGround } from '../grounds/ground.ts'
import type { Plan } from '../plan.ts'
import { populate } from '../populate.ts'
import { seedBusiness, type SeededBusiness } from '../seed.ts'
import { handClock, type HandClock } from './hand-clock.ts'

export const appSecret = 'the secret of the app'

/** A whole hub, Meta's simulator and whatever else is outside, with HTTP between them, on a clock that is moved by hand. */
export interface Lapse extends AsyncDisposable {
  readonly clock: HandClock
  readonly startedAt: number
  readonly simulator: Simulator
  readonly business: SeededBusiness
  readonly outsideUrl: string
  /** Where the hub is now, and what runs there; another after `restart`. */
  hub(): { readonly url: string; readonly booted: Booted }
  /** Resolves once nothing moves any more but by the clock. */
  rest(): Promise<void>
  /** Lets time go by, from one thing that is due to the next, each with all that follows from it. */
  pass(ms: number): Promise<void>
  /** Stops the hub gently and starts it again on the same data, with another configuration. */
  restart(env: Readonly<Record<string, string>>): Promise<void>
}

interface Lapsing {
  readonly plan: Plan
  /** What is outside; the simulator stands beside it. */
  readonly outside: Hono
  readonly env?: Readonly<Record<string, string>>
  readonly clock?: HandClock
  /** Origins on this machine that the hub may call, too. */
  readonly trusted?: readonly string[]
  readonly resolve?: Surroundings['resolve']
  /** How many calls of the hub are answered only when the clock moves on. */
  readonly held?: () => number
}

export async function openLapse({
  plan,
  outside,
  env = {},
  clock = handClock(),
  trusted = [],
  resolve = thisMachine.resolve,
  held = () => 0,
}: Lapsing): Promise<Lapse> {
  const [ground, folder] = [await takeGround(), await mkdtemp(join(tmpdir(), 'parley-lapse-'))]
  const random = seeded(1)
  const around = { clock, random, resolve, ...ground.around }
  const nowhere = { webhookUrl: 'http://127.0.0.1:9/', verifyToken: 'lapse' }
  const simulator = createSimulator({ ...nowhere, appSecret, random, clock })
  const door = await listen(outside.route('/simulator', simulator.app), '127.0.0.1', 0)
  const outsideUrl = `http://127.0.0.1:${door.port}`
  simulator.site.url = `${outsideUrl}/simulator`
  const start = (more: Readonly<Record<string, string>>) =>
    startHub(
      { ...environment(folder, [outsideUrl, ...trusted]), ...ground.env, ...env, ...more },
      around,
      simulator,
    )
  let running = await start({})
  const business = await seedBusiness(running.booted.hub, plan)
  populate(simulator, business.accounts, plan)
  const rest = () => restOf(() => running.booted, simulator, held)
  return {
    clock,
    startedAt: clock.now(),
    simulator,
    business,
    outsideUrl,
    hub: () => running,
    rest,
    pass: (ms) => pass(clock, rest, ms),
    async restart(more) {
      await stop(running)
      running = await start(more)
    },
    async [Symbol.asyncDispose]() {
      await stop(running)
      await simulator.close()
      await door.close()
      await ground[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    },
  }
}

function environment(folder: string, outside: readonly string[]): Record<string, string> {
  return {
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    META_APP_SECRET: appSecret,
    SIMULATOR_URL: `${outside[0]}/simulator`,
    ALLOW_PRIVATE_ORIGINS: outside.join(','),
  }
}

interface Running {
  readonly url: string
  readonly booted: Booted
  readonly listening: Listening
}

async function startHub(
  env: Readonly<Record<string, string>>,
  around: Surroundings,
  { callback }: Simulator,
): Promise<Running> {
  const booted = await boot(readEnv(env), undefined, around)
  const listening = await listen(booted.app, '127.0.0.1', 0)
  const url = `http://127.0.0.1:${listening.port}`
  await callback.move({ url: `${url}/webhooks/meta`, verifyToken: '' })
  booted.work()
  return { url, booted, listening }
}

async function stop({ booted, listening }: Running): Promise<void> {
  await listening.close()
  await booted.stop()
}

/** So often in a row the store answers while nothing else moves: longer than anything in this process takes to go on. */
const stillTurns = 20

/** What the simulator was not yet acknowledged, and what is due at the hub, is still moving, unless it is held outside. */
async function restOf(booted: () => Booted, { control }: Simulator, held: () => number): Promise<void> {
  for (let [still, before] = [0, '']; still < stillTurns;) {
    const { oldestDueAt, count } = await booted().hub.stores.tasks.backlog()
    const { pending, graphCalls } = control.counters()
    if (oldestDueAt === null && booted().busy() === 0 && pending === 0) return
    const now = [count, booted().busy(), pending, graphCalls, held()].join(' ')
    still = held() > 0 && now === before ? still + 1 : 0
    before = now
    await turn()
  }
}

async function pass(clock: HandClock, rest: () => Promise<void>, ms: number): Promise<void> {
  const until = clock.now() + ms
  await rest()
  for (let next = clock.next(); next !== null && next <= until; next = clock.next()) {
    clock.moveTo(next)
    await rest()
  }
  clock.moveTo(until)
  await rest()
}
