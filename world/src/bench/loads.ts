import type { Child } from './child.ts'
import { result, type Job, type Result } from './job.ts'

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

export function burst(
  { generator }: Bench,
  port: number,
  which: { readonly first: number; readonly count: number; readonly delivered: boolean },
): Promise<Result> {
  const job: Job = { kind: 'burst', port, audience, ...which }
  return generator.ask(job, result)
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
