import type { FarSide } from '../far-side.ts'
import type { Fault } from '../fault.ts'
import { load } from '../stage.ts'

type Chaos = Parameters<FarSide['simulator']['control']['setChaos']>[0]

/** What the stories prove with played time is brought about on whole processes, too. */
function weatherFault(words: Pick<Fault, 'id' | 'fault' | 'injection'>, chaos: Chaos): Fault {
  return {
    ...words,
    passes: '',
    profiles: ['embedded', 'server', 'mysql'],
    async run(stage, size) {
      stage.far.simulator.control.setChaos(chaos)
      await load(stage, size)
      return []
    },
  }
}

export const t35 = weatherFault(
  {
    id: 'T35',
    fault: 'Meta takes a send, and its answer is lost.',
    injection:
      'The connection is cut instead of the answer, at three of ten sends: of more the hub would think that Meta is away.',
  },
  { cutAfterAccept: 0.3 },
)

export const t36 = weatherFault(
  {
    id: 'T36',
    fault: 'The same message is told five times at once, in another envelope, and six days later.',
    injection: 'Every webhook is posted again, in a random order, alone or with up to ten others.',
  },
  { duplicate: 1, batch: 10, split: 0.5, reorder: 0.5 },
)

export const t37 = weatherFault(
  {
    id: 'T37',
    fault: 'Webhooks and statuses come in any order, repeated, or not at all.',
    injection:
      'Half of all webhooks are held back for up to two seconds, a third come twice, a tenth only later.',
  },
  { delay: 2_000, reorder: 0.5, duplicate: 0.3, drop: 0.1 },
)
