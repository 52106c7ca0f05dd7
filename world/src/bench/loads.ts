import type { Child } from './child.ts'
import { result, type Job, type Result } from './job.ts'
import { cpuMsBelow } from './processes.ts'

export interface Bench {
  readonly generator: Child
  readonly folder: string
  /** Where the hub listens. */
  readonly port: number
  /** Messages in a burst, and seconds at a steady rate. */
  readonly count: number
  readonly seconds: number
}

export const audience = {
  // A channel lets one account send 80 messages a second: ten are not held up by that.
  accountKeys: Array.from({ length: 10 }, (_, index) => String(106_540_352_242_922 + index)),
  appSecret: 'bench-app-secret',
  conversations: 5_000,
}

/** Messages before anything is measured, for the compiler to have seen the code. */
export const warmUp = 3_000

/** What a burst gave, and what it cost all processes but the generator, databases included. */
export interface Burst extends Result {
  readonly cpuMicrosPerMessage: number
}

export async function burst(
  { generator }: Bench,
  port: number,
  {
    conversations = audience.conversations,
    ...which
  }: {
    readonly first: number
    readonly count: number
    readonly delivered: boolean
    readonly conversations?: number
  },
): Promise<Burst> {
  const job: Job = { kind: 'burst', port, audience: { ...audience, conversations }, ...which }
  const before = cpuMsBelow(process.pid, generator.pid)
  const told = await generator.ask(job, result)
  const cpuMs = cpuMsBelow(process.pid, generator.pid) - before
  return { ...told, cpuMicrosPerMessage: (cpuMs * 1000) / which.count }
}

export function steady(
  { generator, seconds }: Bench,
  port: number,
  first: number,
  pictures = 0,
): Promise<Result> {
  const perSecond = 1_000
  const job: Job = {
    kind: 'pace',
    port,
    audience,
    first,
    count: perSecond * seconds,
    perSecond,
    delivered: true,
    pictures,
  }
  return generator.ask(job, result)
}
