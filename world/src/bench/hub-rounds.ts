import { join } from 'node:path'

import { z } from 'zod'

import { startHub, type HubProcess } from '../faults/hub-process.ts'
import { answerOf } from './answer.ts'
import { conversationIds, sentIds, signIn } from './browser.ts'
import { result, type Job, type Result } from './job.ts'
import { audience, burst, steady, warmUp, type Bench } from './loads.ts'
import { pause } from './receiver.ts'
import { residentMb } from './resident.ts'
import { owner, prepareTenant } from './tenant.ts'

export interface HubFigures {
  readonly burst: Result
  readonly pace: Result
  /** The same while every tenth message is a picture. */
  readonly pictures: Result
  readonly sends: Result
  readonly queries: Result
  readonly startColdMs: number
  readonly startWarmMs: number
  readonly idleMb: number
  readonly busyMb: number
  readonly longestDelayMs: number
  readonly cpuMicrosPerMessage: number
}

/** How fast webhooks are acknowledged while next to nothing else is done: the worker has one slot. */
export async function acknowledging(bench: Bench): Promise<Result> {
  const env = await prepared(bench, 'acknowledging', { WORKER_SLOTS: '1' })
  const hub = await startHub({ env, logFile: join(bench.folder, 'acknowledging.log') })
  await burst(bench, bench.port, { first: 0, count: warmUp, delivered: false })
  const acknowledged = await burst(bench, bench.port, { first: warmUp, count: bench.count, delivered: false })
  await hub.kill()
  return acknowledged
}

/** Everything else that is told of the hub, one after the other on one fresh record. */
export async function wholeWay(bench: Bench): Promise<HubFigures> {
  const env = await prepared(bench, 'whole-way', {})
  const probe = ['--import', import.meta.resolve('./probe.ts')]
  const options = { env, logFile: join(bench.folder, 'whole-way.log') }
  const cold = await startHub(options)
  await cold.stop()
  const warm = await startHub(options)
  await pause(3_000)
  const idleMb = residentMb(warm.child.pid)
  await warm.stop()
  const hub = await startHub({ ...options, nodeArgs: probe })
  await burst(bench, bench.port, { first: 0, count: warmUp, delivered: true })
  await fare(hub)
  const first = await burst(bench, bench.port, { first: warmUp, count: bench.count, delivered: true })
  const { longestDelayMs, cpuMs } = await fare(hub)
  const pace = await steady(bench, bench.port, warmUp + bench.count)
  const pictures = await steady(bench, bench.port, 5_000_000, 10)
  const { sends, queries } = await sending(bench)
  const busyMb = residentMb(hub.child.pid)
  await hub.stop()
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
    cpuMicrosPerMessage: (cpuMs * 1000) / bench.count,
  }
}

async function prepared(
  { folder, port, generator }: Bench,
  name: string,
  more: Readonly<Record<string, string>>,
): Promise<Record<string, string> & { PORT: string }> {
  const farEnd = `http://127.0.0.1:${generator.port}`
  const env = {
    PORT: String(port),
    DATA_DIR: join(folder, name),
    META_APP_SECRET: audience.appSecret,
    SIMULATOR_URL: farEnd,
    ALLOW_PRIVATE_ORIGINS: farEnd,
    ...more,
  }
  await prepareTenant(env, `${farEnd}/crm`)
  return env
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

const fared = z.object({ longestDelayMs: z.number(), cpuMs: z.number() })

/** How the process fared since it was last asked. */
function fare({ child }: HubProcess): Promise<z.infer<typeof fared>> {
  const answer = answerOf(child, fared)
  child.send({})
  return answer
}
