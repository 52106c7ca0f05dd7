import type { Fault } from '../fault.ts'
import { killInTurn } from '../kill-in-turn.ts'
import { load } from '../stage.ts'

export const t01: Fault = {
  id: 'T01',
  fault: 'A process that works dies without a word.',
  injection: 'kill -9 at random moments in the worst weather, each time followed by a new start.',
  passes: '',
  profiles: ['embedded', 'server'],
  async run(stage, size) {
    stage.far.simulator.control.setChaos({ preset: 'worst' })
    await Promise.all([load(stage, size), killInTurn(stage, stage.workers, size)])
    return []
  },
}
