import { setTimeout as wait } from 'node:timers/promises'

import { startHub, type HubOptions, type HubProcess } from './hub-process.ts'

export interface Killing {
  readonly kills: number
  /** The average time from one start to the next kill. */
  readonly everyMs: number
  readonly random: () => number
}

/** Kills the hub at random moments and starts it again each time; gives the one that runs in the end. */
export async function killAgainAndAgain(
  running: HubProcess,
  options: HubOptions,
  { kills, everyMs, random }: Killing,
): Promise<HubProcess> {
  let hub = running
  for (let killed = 0; killed < kills; killed += 1) {
    await wait(everyMs * (0.25 + 1.5 * random()))
    await hub.kill()
    hub = await startHub(options)
  }
  return hub
}
