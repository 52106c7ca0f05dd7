import { startChild, type Child } from './child.ts'
import type { Result } from './job.ts'
import { audience, burst, steady, warmUp, type Bench, type Burst } from './loads.ts'
import type { Services } from './postgres-and-redis.ts'
import { residentMb } from './processes.ts'
import { pause } from './receiver.ts'

export interface PipelineFigures {
  readonly acknowledging: Result
  readonly burst: Burst
  readonly pace: Result
  readonly startMs: number
  readonly idleMb: number
}

/** The same load on what a competent developer writes in a day; see `pipeline/README.md`. */
export async function pipelineRound(bench: Bench, services: Services): Promise<PipelineFigures> {
  const acknowledging = await standing(bench, services, [web], async (port) => {
    await burst(bench, port, { first: 0, count: warmUp, delivered: false })
    return burst(bench, port, { first: warmUp, count: bench.count, delivered: false })
  })
  const rest = await standing(bench, services, [web, worker], async (port, children) => {
    await pause(1_000)
    const idleMb = sum(children.map(({ pid }) => residentMb(pid)))
    const startMs = Math.max(...children.map(({ readyMs }) => readyMs))
    await burst(bench, port, { first: 0, count: warmUp, delivered: true })
    const whole = await burst(bench, port, { first: warmUp, count: bench.count, delivered: true })
    return { idleMb, startMs, burst: whole, pace: await steady(bench, port, warmUp + bench.count) }
  })
  return { acknowledging, ...rest }
}

const web = './pipeline/web.ts'
const worker = './pipeline/worker.ts'

async function standing<T>(
  { generator }: Bench,
  services: Services,
  files: readonly string[],
  run: (port: number, children: readonly Child[]) => Promise<T>,
): Promise<T> {
  const redis = await services.redis()
  const crm = `http://127.0.0.1:${generator.port}/crm`
  const args = [audience.appSecret, new URL(redis.url).port, await services.database(), crm]
  const children = await Promise.all(files.map((file) => startChild(file, args)))
  try {
    return await run(children[0]?.port ?? 0, children)
  } finally {
    for (const child of children) child.stop()
    await redis.end()
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
