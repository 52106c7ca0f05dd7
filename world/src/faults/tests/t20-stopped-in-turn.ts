import type { Member } from '../../cluster/member.ts'
import type { Fault } from '../fault.ts'
import { must, type Line } from '../report.ts'
import { membersOf, type Stage } from '../stage.ts'
import { stepByStep } from '../step-by-step.ts'

export const t20: Fault = {
  id: 'T20',
  fault: 'The hub is started anew, process by process, as for a new version.',
  injection: 'SIGTERM to each process in turn under load, and a new start when it has ended.',
  passes:
    'Every process ends by itself, no send is left of unknown fate, and behind a balancer no webhook is refused.',
  profiles: ['embedded', 'server'],
  async run(stage, size) {
    const before = unharmed(stage)
    const codes: (number | null)[] = []
    const renew = async (member: Member) => {
      codes.push(await stopped(member))
      await member.start()
    }
    const rounds = Array.from({ length: Math.ceil(size.times / 3) }, () => membersOf(stage)).flat()
    await stepByStep(
      stage,
      size,
      rounds.map((member) => () => renew(member)),
    )
    return [
      must('processes that did not end by themselves', codes.filter((code) => code !== 0).length, 0),
      ...before(),
    ]
  },
}

/** Its exit code. */
export async function stopped(member: Member): Promise<number | null> {
  const child = member.process()?.child
  await member.stop()
  return child?.exitCode ?? null
}

/** What a gentle change of processes must not have done from now on. */
export function unharmed(stage: Stage): () => readonly Line[] {
  const now = () => ({ unknown: unknown(stage), broken: stage.cluster?.balancer.counters().broken ?? 0 })
  const before = now()
  return () => [
    must('messages of unknown fate', now().unknown - before.unknown, 0),
    must('requests that broke at the balancer', now().broken - before.broken, 0),
  ]
}

function unknown({ far }: Stage): number {
  return far.sink.record.all.filter(({ type, status }) => type === 'message.unknown' && status === 200).length
}
