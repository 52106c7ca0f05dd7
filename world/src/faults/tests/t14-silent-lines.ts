import type { Fault } from '../fault.ts'
import { openRelay, over, type Relay } from '../relay.ts'
import { must } from '../report.ts'
import { comes, isReady, load, membersOf, type Stage } from '../stage.ts'

export const t14: Fault = {
  id: 'T14',
  fault: 'The network to Postgres takes bytes and brings none: nobody is told that a connection is dead.',
  injection:
    'Between every process and Postgres stands a line that goes silent until each has noticed, and 5 s more.',
  passes:
    'Every process notices within 30 s and says so (readiness), and goes on by itself when the line is back.',
  profiles: ['server'],
  async run(stage, size) {
    const line = await openRelay(portOf(stage.cluster?.env['DATABASE_URL']))
    await throughLine(stage, line)
    let unaware = 0
    const silencing = async () => {
      await comes(() => stage.far.sink.record.arrivals > 20)
      line.silence()
      const noticed = membersOf(stage).map((member) => comes(async () => !(await isReady(member)), 30_000))
      unaware = (await Promise.all(noticed)).filter((one) => !one).length
      line.mend()
    }
    await Promise.all([load(stage, size), silencing()])
    const back = await Promise.all(membersOf(stage).map((member) => comes(() => isReady(member))))
    return [
      must('processes that did not notice', unaware, 0),
      must('processes that did not come back', back.filter((one) => !one).length, 0),
    ]
  },
}

function portOf(url = ''): number {
  return Number(new URL(url).port)
}

async function throughLine(stage: Stage, line: Relay): Promise<void> {
  const DATABASE_URL = over(line, stage.cluster?.env['DATABASE_URL'] ?? '')
  for (const member of membersOf(stage)) {
    await member.stop()
    await member.start({ ...stage.env, DATABASE_URL })
  }
}
