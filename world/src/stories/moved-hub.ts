import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { boot, type Booted } from '@parley/server/boot'
import { readEnv } from '@parley/server/env'
import { listen } from '@parley/server/listen'
import { thisMachine } from '@parley/server/surroundings'
import { createTenant } from '@parley/server/tenants'
import { createSimulator, type Simulator } from '@parley/simulator/simulator'

import { takeGround } from '../grounds/ground.ts'
import { newKey } from './new-key.ts'

const operatorKey = 'operator-key-of-the-stories'
const hour = 3_600_000

/** A hub and a simulator that share one time, which days can be added to. */
export interface MovedHub extends AsyncDisposable {
  readonly booted: Booted
  readonly simulator: Simulator
  now(): number
  /** Lets time pass in steps, of an hour unless told; what is due on the way is done. */
  pass(ms: number, step?: number): Promise<void>
  /** Asks as a program of the business, or as whoever runs the hub. */
  ask(method: string, path: string, body?: unknown): Promise<ReturnType<typeof JSON.parse>>
  asOperator(path: string): Promise<ReturnType<typeof JSON.parse>>
}

export async function movedHub(): Promise<MovedHub> {
  const { clock, advance } = movedClock()
  const [ground, folder] = [await takeGround(), await mkdtemp(join(tmpdir(), 'parley-moved-'))]
  const simulator = createSimulator({
    webhookUrl: 'http://127.0.0.1:1/nobody',
    appSecret: 'app-secret',
    verifyToken: 'verify-me',
    clock,
  })
  const listening = await listen(simulator.app, '127.0.0.1', 0)
  simulator.site.url = `http://127.0.0.1:${listening.port}`
  const env = readEnv({
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    OPERATOR_KEY: operatorKey,
    SIMULATOR_URL: `http://127.0.0.1:${listening.port}`,
    ...ground.env,
  })
  const booted = await boot(env, undefined, { ...thisMachine, ...ground.around, clock, random: () => 0 })
  const key = await keyOf(booted)
  booted.work()
  const quiet = async (): Promise<void> => {
    while ((await booted.hub.stores.tasks.backlog()).count > 0) await wait(2)
  }
  return {
    booted,
    simulator,
    now: clock.now,
    async pass(ms, step = hour) {
      for (const until = clock.now() + ms; clock.now() < until;) {
        advance(step)
        await wait(0)
        await quiet()
      }
    },
    ask: (method, path, body) => ask(booted, method, path, `Bearer ${key}`, body),
    asOperator: (path) => ask(booted, 'GET', path, `Bearer ${operatorKey}`),
    async [Symbol.asyncDispose]() {
      await booted.stop()
      await listening.close()
      await ground[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    },
  }
}

/** The time of this machine, and whatever was added to it. */
function movedClock() {
  let added = 0
  const repeated: { readonly ms: number; readonly call: () => void; dueAt: number }[] = []
  const now = () => Date.now() + added
  const clock = {
    ...thisMachine.clock,
    now,
    every(ms: number, call: () => void) {
      repeated.push({ ms, call, dueAt: now() + ms })
      return () => {}
    },
  }
  const advance = (ms: number): void => {
    added += ms
    for (const each of repeated) {
      if (each.dueAt > now()) continue
      each.dueAt = now() + each.ms
      each.call()
    }
  }
  return { clock, advance }
}

async function keyOf({ app, hub }: Booted): Promise<string> {
  const owner = { email: 'owner@example.org', password: 'a long enough password' }
  await createTenant(hub, { business: 'Loft', name: 'Ana', ...owner })
  const scopes = ['accounts:read', 'accounts:write', 'alerts:read']
  return newKey((path, init) => app.request(path, init), owner, scopes)
}

async function ask({ app }: Booted, method: string, path: string, authorization: string, body?: unknown) {
  const init = { method, headers: { authorization } }
  const given = body === undefined ? init : { ...init, body: JSON.stringify(body) }
  const response = await app.request(path, given)
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}
