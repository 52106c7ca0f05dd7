import type { Fault, Size } from './fault.ts'
import { keep } from './keep.ts'
import { openStage, type Opening } from './open-stage.ts'
import { reportOn, type Report } from './report.ts'
import { comeToRest } from './stage.ts'

/** Opens a stage, brings the fault about, waits for peace and judges by what both sides saw. What was wrong is kept. */
export async function tryFault(fault: Fault, size: Size, opening: Opening): Promise<Report> {
  const stage = await openStage({ ...opening, redis: fault.redis })
  try {
    const lines = await fault.run(stage, size)
    const atRest = await comeToRest(stage)
    const { givenUp = 0 } = fault
    const report = reportOn(stage.far, size.messages, atRest, { givenUp, lines })
    if (!report.right) keep(opening.folder, stage.far, report)
    return report
  } finally {
    await stage.end()
  }
}
