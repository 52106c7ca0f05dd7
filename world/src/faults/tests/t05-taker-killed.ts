import type { Fault } from '../fault.ts'
import { killInTurn } from '../kill-in-turn.ts'

export const t05: Fault = {
  id: 'T05',
  fault: 'A process that takes webhooks dies without a word.',
  injection: 'kill -9 at random moments while webhooks come twice as fast.',
  passes: 'Whatever was answered with 200 is stored; what Meta posts again is known again.',
  profiles: ['embedded', 'server', 'mysql'],
  async run(stage, size) {
    await killInTurn(stage, stage.apis, { ...size, perSecond: size.perSecond * 2 })
    return []
  },
}
