import { result, tally, type Job } from './job.ts'
import { audience, type Bench } from './loads.ts'
import type { Services } from './postgres-and-redis.ts'
import { awayPath, pause } from './receiver.ts'
import { sample, type Figures } from './soak-sample.ts'
import { openStage, type Profile } from './stage.ts'
import { prepareTenant } from './tenant.ts'

export interface Endurance {
  readonly minutes: number
  readonly perSecond: number
  /** How many of the ten endpoints are away for one minute of every three. */
  readonly away: number
}

export interface Endured {
  readonly samples: readonly { readonly atMs: number; readonly figures: Figures }[]
  readonly sent: number
  readonly refused: number
  /** What had come out at the other end some time after the load. */
  readonly arrived: number
}

const pieceSeconds = 10
const patienceMs = 10 * 60_000

/** A load without an end, for its first minutes: every ten seconds it is looked at. */
export async function endure(
  bench: Bench,
  kind: Profile,
  services: Services,
  { minutes, perSecond, away }: Endurance,
  tell: (figures: Figures) => void,
): Promise<Endured> {
  const stage = await openStage(bench, 'soak', kind, services)
  const farEnd = `http://127.0.0.1:${bench.generator.port}`
  const endpoints = audience.accountKeys.map((_, at) => `${farEnd}${at < away ? awayPath : '/crm/'}${at}`)
  await prepareTenant(stage.env, ...endpoints)
  const hub = await stage.start()
  const count = perSecond * pieceSeconds
  const pieces = Math.round((minutes * 60) / pieceSeconds)
  const sent = pieces * count
  await arrivals(bench, { kind: 'expect', first: 0, count: sent })
  const samples: { atMs: number; figures: Figures }[] = []
  const startedAt = performance.now()
  let refused = 0
  for (let piece = 0; piece < pieces; piece += 1) {
    const job: Job = { kind: 'keep up', port: bench.port, first: piece * count, count, audience, perSecond }
    const told = await bench.generator.ask(job, result)
    refused += told.refused
    const figures = { 'webhook → 200, ms p99': told.ack.p99, ...(await sample(stage, hub)) }
    samples.push({ atMs: performance.now() - startedAt, figures })
    tell(figures)
  }
  const arrived = await settled(bench, sent)
  await hub.stop()
  await stage.end()
  return { samples, sent, refused, arrived }
}

/** Until all have come out, or patience is over. */
async function settled(bench: Bench, sent: number): Promise<number> {
  const until = performance.now() + patienceMs
  for (;;) {
    const arrived = await arrivals(bench, { kind: 'tally' })
    if (arrived >= sent || performance.now() > until) return arrived
    await pause(1_000)
  }
}

async function arrivals({ generator }: Bench, job: Job): Promise<number> {
  return (await generator.ask(job, tally)).webhooks
}
