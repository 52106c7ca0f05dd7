import { monitorEventLoopDelay } from 'node:perf_hooks'

import type { Stores } from '@parley/core/ports/store.ts'

/** What the hub is measured by before it is sent work. */
export interface Vitals {
  /** `starting` or `stopping`; null while it runs. */
  state(): string | null
  /** When the worker last asked for work; null before it first did. */
  polledAt(): number | null
  /** The 99th percentile of how late the event loop was lately. */
  lateMs(): number
  now(): number
}

const storePatienceMs = 2_000
const longestSilenceMs = 30_000
const mostLateMs = 100

/** Why the hub should get no work just now, in words; empty if it should. */
export async function notReady(
  stores: Pick<Stores, 'tasks'>,
  vitals: Vitals,
  patienceMs: number = storePatienceMs,
): Promise<readonly string[]> {
  const state = vitals.state()
  if (state !== null) return [`The hub is ${state}.`]
  const reasons: string[] = []
  const silence = await silenceOf(stores, patienceMs)
  if (silence !== null) reasons.push(silence)
  const polledAt = vitals.polledAt()
  const quietMs = polledAt === null ? 0 : vitals.now() - polledAt
  if (quietMs > longestSilenceMs)
    reasons.push(`The worker has not asked for work for ${Math.round(quietMs / 1000)} s.`)
  const late = vitals.lateMs()
  if (late > mostLateMs)
    reasons.push(`The process is overloaded: its event loop is ${Math.round(late)} ms late.`)
  return reasons
}

async function silenceOf(stores: Pick<Stores, 'tasks'>, patienceMs: number): Promise<string | null> {
  const { promise: given, resolve: give } = Promise.withResolvers<string>()
  const timer = setTimeout(() => give(`The store has not answered for ${patienceMs / 1000} s.`), patienceMs)
  const asked = stores.tasks.backlog().then(
    () => null,
    () => 'The store cannot be read.',
  )
  const silence = await Promise.race([asked, given])
  clearTimeout(timer)
  return silence
}

const resolutionMs = 20
const windowMs = 10_000

/** How late the event loop was in the last ten seconds (99th percentile), measured by a timer that is due all the time. */
export function watchEventLoop(): { lateMs(): number; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  let late = 0
  delay.enable()
  const window = setInterval(() => {
    late = delay.count === 0 ? 0 : Math.max(0, delay.percentile(99) / 1e6 - resolutionMs)
    delay.reset()
  }, windowMs)
  window.unref()
  return {
    lateMs: () => late,
    stop() {
      clearInterval(window)
      delay.disable()
    },
  }
}
