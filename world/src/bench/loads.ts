import type { Child } from './child.ts'
import { result, type Job, type Result } from './job.ts'
import { cpuMs, cpuMsBelow } from './processes.ts'

export interface Bench {
  readonly generator: Child
  /** Where the pictures of messages lie, if any are sent. */
  readonly pictures?: Child
  readonly folder: string
  /** Where the hub listens. */
  readonly port: number
  /** Messages in a burst, and seconds at a steady rate. */
  readonly count: number
  readonly seconds: number
  /** A database server that was there before. */
  readonly server?: number
}

/** What all processes but the generator have used of the CPU so far, databases included, in ms. */
export function usedMs({ generator, server }: Bench): number {
  return (
    cpuMsBelow(process.pid, generator.pid) +
    (server === undefined ? 0 : cpuMs(server) + cpuMsBelow(server, 0))
  )
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
  bench: Bench,
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
  const before = usedMs(bench)
  const told = await bench.generator.ask(job, result)
  const used = usedMs(bench) - before
  return { ...told, cpuMicrosPerMessage: (used * 1000) / which.count }
}

export function steady(
  { generator, seconds }: Bench,
  port: number,
  first: number,
  {
    perSecond = 1_000,
    pictures = null,
  }: Partial<Pick<Extract<Job, { kind: 'pace' }>, 'perSecond' | 'pictures'>> = {},
): Promise<Result> {
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
