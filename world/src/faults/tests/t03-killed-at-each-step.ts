import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Member } from '../../cluster/member.ts'
import type { Fault } from '../fault.ts'
import { must, tell } from '../report.ts'
import { comes, isAtRest, load, type Stage } from '../stage.ts'
import { withPreload } from '../with-preload.ts'

const stepsOfTaking = ['webhook-in', 'before-commit', 'after-commit', 'webhook-answered'] as const
const stepsOfWorking = ['before-commit', 'after-commit', 'before-call', 'call-sent', 'call-answered'] as const

export const t03: Fault = {
  id: 'T03',
  fault: 'A process dies between two steps of its work.',
  injection:
    'kill -9 at the n-th time that it takes a webhook, is about to commit, has committed, is about to call, has called, is answered or has acknowledged: every step in turn, for n = 1, 2, 3 …',
  passes: 'The same wherever it was.',
  profiles: ['embedded', 'server'],
  async run(stage, size) {
    const points = pointsFor(stage, size.times)
    const each = Math.floor(size.messages / points.length)
    let died = 0
    for (const [at, point] of points.entries()) {
      const messages = at < points.length - 1 ? each : size.messages - each * at
      if (await once(stage, point, () => load(stage, { ...size, messages }))) died += 1
    }
    return [
      tell('steps at which it was killed', died),
      must('steps that it never came to', points.length - died, 0),
    ]
  },
}

interface Point {
  readonly member: Member | undefined
  readonly step: string
  readonly nth: number
}

/** The first times are the likeliest to differ. */
function pointsFor({ apis: [api], workers: [worker] }: Stage, times: number): readonly Point[] {
  const of = (member: Member | undefined, steps: readonly string[]) => steps.map((step) => ({ member, step }))
  const steps =
    api === worker
      ? of(api, [...new Set([...stepsOfTaking, ...stepsOfWorking])])
      : [...of(api, stepsOfTaking), ...of(worker, stepsOfWorking)]
  return Array.from({ length: Math.max(1, Math.floor(times / 3)) }, (_, nth) =>
    steps.map((point) => ({ ...point, nth: nth + 1 })),
  ).flat()
}

/** Whether it was killed there. */
async function once(
  stage: Stage,
  { member, step, nth }: Point,
  write: () => Promise<void>,
): Promise<boolean> {
  const armed = join(stage.folder, 'armed')
  await member?.kill()
  await member?.start(withPreload(stage, 'failpoint', { at: step, nth: String(nth), armed }))
  const child = member?.process()?.child
  writeFileSync(armed, '')
  await write()
  const isDead = () => child?.signalCode === 'SIGKILL'
  await comes(async () => isDead() || (await isAtRest(stage)))
  rmSync(armed, { force: true })
  await member?.kill()
  await member?.start(stage.env)
  // Whatever is there at six deaths in a row would rightly be given up on.
  await comes(() => isAtRest(stage))
  return isDead()
}
