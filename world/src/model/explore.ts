import { customer } from '@parley/stores/conformance/given.ts'
import fc from 'fast-check'

import { nothingYet } from './expected.ts'
import type { Subject } from './place.ts'
import * as steps from './steps.ts'

export interface Exploring {
  readonly runs: number
  readonly seed: number
  /** Steps of the longest run. */
  readonly longest: number
}

const process = fc.nat({ max: 3 })
const some = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 })
const soonMs = fc.constantFrom(0, 0, 0, 500, 3_000)
const leaseMs = fc.constantFrom(1_000, 5_000, 60_000)
const recent = fc.nat({ max: 5 })
const kind = fc.constantFrom('done', 'done', 'done', 'again', 'later', 'hold')
const effect = fc.record({
  kind: fc.constantFrom('none', 'put', 'stale', 'message'),
  external: fc.nat({ max: 3 }),
  next: fc.option(fc.nat({ max: 3 })),
})

const bring = fc.tuple(process, some, soonMs).map((given) => steps.bring(...given))
const lease = fc
  .tuple(process, some, fc.integer({ min: 1, max: 4 }), leaseMs)
  .map((given) => steps.lease(...given))
const finish = fc.tuple(process, recent, kind, effect, soonMs).map((given) => steps.finish(...given))

/** Steps in any order: what a worker does, what others do at the same moment, and what befalls it. */
const anyStep: fc.Arbitrary<steps.Step>[] = [
  ...Array.from({ length: 6 }, () => [bring, lease, finish, finish]).flat(),
  fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 4 })).map((given) => steps.leaseAtOnce(...given)),
  recent.map(steps.finishAtOnce),
  fc.constantFrom(200, 1_000, 5_000, 60_000).map(steps.pass),
  process.map(steps.crash),
  process.map(steps.restart),
  process.map(steps.look),
]

/** Compares a store with the model of it over random runs; what differs is told with the shortest run that shows it. */
export async function explore(subject: Subject, { runs, seed, longest }: Exploring): Promise<void> {
  const run = fc.asyncProperty(
    fc.commands(anyStep, { maxCommands: longest, size: 'max' }),
    async (commands) => {
      const place = await subject.open()
      const expected = nothingYet()
      const real = { ...place, customer: customer() }
      try {
        await fc.asyncModelRun(() => ({ model: expected, real }), commands)
        await steps.drain(expected, real)
      } finally {
        await place.end()
      }
    },
  )
  await fc.assert(run, { numRuns: runs, seed, endOnFailure: true })
}
