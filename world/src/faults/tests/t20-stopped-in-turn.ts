import { setTimeout as wait } from 'node:timers/promises'

import type { Fault } from '../fault.ts'
import { must } from '../report.ts'
import { load, membersOf, type Stage } from '../stage.ts'

export const t20: Fault = {
  id: 'T20',
  fault: 'The hub is started anew, process by process, as for a new version.',
  injection: 'SIGTERM to each process in turn under load, and a new start when it has ended.',
  passes:
    'Every process ends by itself, no send is left of unknown fate, and behind a balancer no webhook is refused.',
  profiles: ['embedded', 'server'],
  async run(stage, size) {
    const rounds = Math.ceil(size.times / 3)
    const codes: (number | null)[] = []
    const rolling = async () => {
      for (let round = 0; round < rounds; round += 1)
        for (const member of membersOf(stage)) {
          await wait(500)
          const child = member.process()?.child
          await member.stop()
          codes.push(child?.exitCode ?? null)
          await member.start()
        }
    }
    await Promise.all([load(stage, size), rolling()])
    return [
      must('processes that did not end by themselves', codes.filter((code) => code !== 0).length, 0),
      must('messages of unknown fate', unknown(stage), 0),
      ...(stage.cluster ? refusals(stage.cluster.balancer.counters()) : []),
    ]
  },
}

function unknown({ far }: Stage): number {
  return far.sink.record.all.filter(({ type, status }) => type === 'message.unknown' && status === 200).length
}

function refusals({ broken }: { readonly broken: number }) {
  return [must('requests that broke at the balancer', broken, 0)]
}
