import type { Fault } from '../fault.ts'
import { throughLine } from '../relay.ts'
import { must } from '../report.ts'
import { comes, isReady, load, membersOf } from '../stage.ts'

export const t14: Fault = {
  id: 'T14',
  fault: 'The network to Postgres takes bytes and brings none: nobody is told that a connection is dead.',
  injection:
    'Between every process and Postgres stands a line that goes silent until each has noticed, and 5 s more.',
  passes:
    'Every process notices within 30 s and says so (readiness), and goes on by itself when the line is back.',
  profiles: ['server'],
  async run(stage, size) {
    const line = await throughLine(stage)
    const { record } = stage.far.sink
    const before = record.arrivals
    let unaware = 0
    const silencing = async () => {
      await comes(() => record.arrivals > before + 20)
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
