import type { Fault, Size } from './fault.ts'
import { keep } from './keep.ts'
import { openStage, type Opening } from './open-stage.ts'
import { busy, listening } from './plan.ts'
import { seeded } from './random.ts'
import { reportOn, type Report } from './report.ts'
import { comeToRest } from './stage.ts'

export interface Tried {
  readonly seed: number
  readonly report: Report
}

/**
 * Opens a stage, and with each seed brings the fault about, waits for peace and judges by all that both sides saw since it
 * was opened. Ends with the first that went wrong, of which everything is kept.
 */
export async function* tryFault(
  fault: Fault,
  size: Size,
  seeds: readonly number[],
  opening: Pick<Opening, 'profile' | 'folder' | 'programs'>,
): AsyncGenerator<Tried> {
  const { redis, unanswered = false, givenUp = 0 } = fault
  let chance = seeded(seeds[0] ?? 0)
  const stage = await openStage({
    ...opening,
    random: () => chance(),
    redis,
    diskMb: fault.diskMb?.(opening.profile),
    plan: unanswered ? listening : busy,
  })
  try {
    for (const [at, seed] of seeds.entries()) {
      chance = seeded(seed)
      const lines = await fault.run(stage, size)
      const atRest = await comeToRest(stage)
      const messages = size.messages * (at + 1)
      const besides = { givenUp: givenUp * (at + 1), answers: unanswered ? 0 : messages, lines }
      const report = reportOn(stage.far, messages, atRest, besides)
      if (!report.right) keep(opening.folder, stage.far, report)
      yield { seed, report }
      if (!report.right) return
    }
  } finally {
    await stage.end()
  }
}
