import type { Fault } from '../fault.ts'
import { killInTurn } from '../kill-in-turn.ts'

export const t02: Fault = {
  id: 'T02',
  fault: 'A process dies while its sends are under way.',
  injection: 'kill -9 at random moments while Meta takes 20 to 200 ms for every answer to a send.',
  passes:
    'No message reaches Meta twice; one whose answer was lost is told as such, and settled by what Meta reports.',
  profiles: ['embedded', 'server'],
  async run(stage, size) {
    stage.far.takeTime(20, 200)
    await killInTurn(stage, stage.workers, size)
    return []
  },
}
