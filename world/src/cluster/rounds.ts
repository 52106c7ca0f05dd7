import { reportOn, type Report } from '../faults/report.ts'
import type { Scene } from './scene.ts'

export interface Rounds {
  /** How each process ends in its turn, again and again in this order; it is started again each time. */
  readonly ends: readonly ('kill' | 'stop')[]
  /** How many messages customers write while one process ends and comes back, and how fast. */
  readonly messages: number
  readonly perSecond: number
  readonly customers: number
}

export interface Outcome {
  readonly report: Report
  /** Requests that broke while processes were stopped gently: none should. */
  readonly brokenByStops: number
  /** How many were written by customers. */
  readonly written: number
  /** How long processes took from SIGTERM to their end. */
  readonly stopMs: readonly number[]
}

/** Also of a machine that does much else. */
const patienceMs = 300_000

/** Customers write while every process of the cluster ends and comes back in its turn; then all is counted. */
export async function runRounds(scene: Scene, rounds: Rounds): Promise<Outcome> {
  const { apis, workers, balancer } = scene.cluster
  const turns = rounds.ends.flatMap((end) => [...apis, ...workers].map((member) => ({ end, member })))
  let brokenByStops = 0
  const stopMs: number[] = []
  for (const { end, member } of turns) {
    const loading = scene.load(rounds.messages, rounds.customers, rounds.perSecond)
    await halfway(scene, rounds)
    const [before, startedAt] = [balancer.counters().broken, performance.now()]
    await member[end]()
    if (end === 'stop') {
      stopMs.push(Math.round(performance.now() - startedAt))
      brokenByStops += balancer.counters().broken - before
    }
    await Promise.all([loading, member.start()])
  }
  const atRest = await comesToRest(scene)
  const written = turns.length * rounds.messages
  return { report: reportOn(scene.far, written, atRest), brokenByStops, written, stopMs }
}

async function halfway({ far }: Scene, { messages }: Rounds): Promise<void> {
  const { control } = far.simulator
  const start = control.counters().written
  while (control.counters().written < start + messages / 2)
    await new Promise((resolve) => setTimeout(resolve, 10))
}

/** False if it does not come to rest in minutes. */
export async function comesToRest({ atRest }: Scene): Promise<boolean> {
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    if (await atRest()) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}
