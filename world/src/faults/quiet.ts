import { setTimeout as wait } from 'node:timers/promises'

import { boot } from '@parley/server/boot'
import { readEnv } from '@parley/server/env'

import type { FarSide } from './far-side.ts'
import { startHub, type HubOptions, type HubProcess } from './hub-process.ts'

const patienceMs = 15 * 60_000

/**
 * Waits until nothing moves on either side, stops the hub gently and looks whether its record holds work still:
 * then that waits for its time, and the hub goes on. False if it did not come to an end.
 */
export async function comeToRest(running: HubProcess, options: HubOptions, far: FarSide): Promise<boolean> {
  const until = Date.now() + patienceMs
  let hub = running
  for (let silenceMs = 2_000; Date.now() < until; silenceMs = Math.min(30_000, silenceMs * 2)) {
    await silence(far, silenceMs, until)
    await hub.stop()
    if (far.simulator.control.counters().pending === 0 && (await waiting(options)) === 0) return true
    hub = await startHub(options)
  }
  await hub.stop()
  return false
}

async function silence({ simulator, sink }: FarSide, forMs: number, until: number): Promise<void> {
  const moved = () => JSON.stringify([simulator.control.counters(), sink.record.arrivals])
  let [last, since] = [moved(), Date.now()]
  while (Date.now() < until && (Date.now() - since < forMs || simulator.control.counters().pending > 0)) {
    await wait(100)
    const now = moved()
    if (now !== last) [last, since] = [now, Date.now()]
  }
}

/** How many tasks the stopped hub's record holds. */
async function waiting({ env }: HubOptions): Promise<number> {
  const { hub, stop } = await boot(readEnv({ ...env, LOG_LEVEL: 'silent' }))
  const { count } = await hub.stores.tasks.backlog()
  await stop()
  return count
}
