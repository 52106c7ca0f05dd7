import type { Fault } from '../fault.ts'
import { killInTurn } from '../kill-in-turn.ts'

export const t01: Fault = {
  id: 'T01',
  fault: 'A process that works dies without a word.',
  injection: 'kill -9 at random moments in rough weather, each time followed by a new start.',
  passes: '',
  profiles: ['embedded', 'server', 'mysql'],
  async run(stage, size) {
    stage.far.simulator.control.setChaos({ preset: size.weather })
    await killInTurn(stage, stage.workers, size)
    return []
  },
}
