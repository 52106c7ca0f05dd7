import { hubBeside, type Beside, type PicturedBench } from './beside-pictures.ts'
import { conversationIds, sentIds, signIn } from './browser.ts'
import { result, type Job, type Result } from './job.ts'
import { audience, burst, steady, warmUp, type Bench, type Burst } from './loads.ts'
import type { Services } from './postgres-and-redis.ts'
import { pause } from './receiver.ts'
import { openStage, type Profile, type Stage } from './stage.ts'
import { owner, prepareTenant } from './tenant.ts'

export interface HubFigures {
  readonly burst: Burst
  readonly pace: Result
  readonly pictures: Beside
  readonly sends: Result
  readonly queries: Result
  readonly startColdMs: number
  readonly startWarmMs: number
  readonly idleMb: number
  readonly busyMb: number
  readonly longestDelayMs: number
}

/** How fast webhooks are acknowledged while next to nothing else is done: the worker has one slot. */
export async function acknowledging(bench: Bench, kind: Profile, services: Services): Promise<Result> {
  const stage = await prepared(bench, 'acknowledging', kind, services)
  const hub = await stage.start({ slots: 1 })
  await burst(bench, bench.port, { first: 0, count: warmUp, delivered: false })
  const acknowledged = await burst(bench, bench.port, { first: warmUp, count: bench.count, delivered: false })
  await hub.kill()
  await stage.end()
  return acknowledged
}

/** Everything else that is told of the hub, one after the other on one fresh record. */
export async function wholeWay(bench: PicturedBench, kind: Profile, services: Services): Promise<HubFigures> {
  const stage = await prepared(bench, 'whole-way', kind, services)
  const cold = await stage.start()
  await cold.stop()
  const warm = await stage.start()
  await pause(3_000)
  const idleMb = warm.residentMb()
  await warm.stop()
  const hub = await stage.start({ probed: true })
  await burst(bench, bench.port, { first: 0, count: warmUp, delivered: true })
  await hub.longestDelayMs()
  const first = await burst(bench, bench.port, { first: warmUp, count: bench.count, delivered: true })
  const longestDelayMs = await hub.longestDelayMs()
  const pace = await steady(bench, bench.port, warmUp + bench.count)
  const pictures = await hubBeside(bench)
  const { sends, queries } = await sending(bench)
  const busyMb = hub.residentMb()
  await hub.stop()
  await stage.end()
  return {
    burst: first,
    pace,
    pictures,
    sends,
    queries,
    startColdMs: cold.readyMs,
    startWarmMs: warm.readyMs,
    idleMb,
    busyMb,
    longestDelayMs,
  }
}

async function prepared(bench: Bench, name: string, kind: Profile, services: Services): Promise<Stage> {
  const stage = await openStage(bench, name, kind, services)
  await prepareTenant(stage.env, `http://127.0.0.1:${bench.generator.port}/crm`)
  return stage
}

/** Sends, and then questions for what became of them, each beside as many webhooks. */
async function sending({
  generator,
  port,
  seconds,
}: Bench): Promise<{ readonly sends: Result; readonly queries: Result }> {
  const cookie = await signIn(port, owner)
  const conversations = [...(await conversationIds(port, cookie))]
  const perSecond = 200
  const count = perSecond * seconds
  const shared = { port, cookie, audience, count, perSecond }
  // Their webhooks go on above every number that was used before.
  const [first, second] = [10_000_000, 20_000_000]
  const sends = await generator.ask({ ...shared, kind: 'sends', conversations, first } satisfies Job, result)
  const messages = [...(await sentIds(port, cookie, conversations))]
  const asking = { ...shared, kind: 'queries', messages, first: second } satisfies Job
  return { sends, queries: await generator.ask(asking, result) }
}
