import { bareBeside, type Beside, type PicturedBench } from './beside-pictures.ts'
import { startChild } from './child.ts'
import type { Result } from './job.ts'
import { audience, burst, steady, warmUp, type Burst } from './loads.ts'
import { residentMb } from './processes.ts'
import { pause } from './receiver.ts'

export interface BareFigures {
  readonly acknowledging: Result
  readonly burst: Burst
  readonly pace: Result
  readonly pictures: Beside
  readonly startMs: number
  readonly idleMb: number
}

/** The reference: the same load on a server that only checks and parses, and on one that forwards from memory. */
export async function bareRound(bench: PicturedBench): Promise<BareFigures> {
  const bare = await startChild('./bare.ts', [audience.appSecret])
  await burst(bench, bare.port, { first: 0, count: warmUp, delivered: false })
  const acknowledging = await burst(bench, bare.port, { first: warmUp, count: bench.count, delivered: false })
  bare.stop()
  const forwarder = await startChild('./bare.ts', [
    audience.appSecret,
    `http://127.0.0.1:${bench.generator.port}/crm`,
  ])
  await pause(1_000)
  const idleMb = residentMb(forwarder.pid)
  await burst(bench, forwarder.port, { first: 0, count: warmUp, delivered: true })
  const forwarded = await burst(bench, forwarder.port, { first: warmUp, count: bench.count, delivered: true })
  const pace = await steady(bench, forwarder.port, warmUp + bench.count)
  const pictures = await bareBeside(bench, forwarder.port)
  forwarder.stop()
  return { acknowledging, burst: forwarded, pace, pictures, startMs: forwarder.readyMs, idleMb }
}
