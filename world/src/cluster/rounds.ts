import { reportOn, type Report } from '../faults/report.ts'
import type { Scene } from './scene.ts'

export interface Rounds {
  /** How each process ends in its turn, again and again in this order; it is started again each time. */
  readonly ends: readonly ('kill' | 'stop')[]
  readonly perSecond: number
  readonly customers: number
}

export interface Outcome {
  readonly report: Report
  /** Requests that broke while processes were stopped gently: none should. */
  readonly brokenByStops: number
  /** How many were written by customers. */
  readonly messages: number
  /** How long processes took from SIGTERM to their end. */
  readonly stopMs: readonly number[]
}

const patienceMs = 120_000

/** Customers write all the time while every process of the cluster ends and comes back in its turn; then all is counted. */
export async function runRounds(scene: Scene, { ends, perSecond, customers }: Rounds): Promise<Outcome> {
  const { apis, workers, balancer } = scene.cluster
  const members = [...apis, ...workers]
  let over = false
  let messages = 0
  const loading = (async () => {
    while (!over) {
      messages += perSecond
      await scene.load(perSecond, customers, perSecond)
    }
  })()
  let brokenByStops = 0
  const stopMs: number[] = []
  for (const end of ends) {
    for (const member of members) {
      const [before, startedAt] = [balancer.counters().broken, performance.now()]
      await member[end]()
      if (end === 'stop') {
        stopMs.push(Math.round(performance.now() - startedAt))
        brokenByStops += balancer.counters().broken - before
      }
      await member.start()
    }
  }
  over = true
  await loading
  const atRest = await comesToRest(scene)
  return { report: reportOn(scene.far, messages, atRest), brokenByStops, messages, stopMs }
}

async function comesToRest({ atRest }: Scene): Promise<boolean> {
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    if (await atRest()) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}
