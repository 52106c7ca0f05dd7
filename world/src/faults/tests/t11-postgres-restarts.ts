import { setTimeout as wait } from 'node:timers/promises'

import { restartDatabase } from '../../cluster/database-server.ts'
import type { Fault } from '../fault.ts'
import { knock } from '../knock.ts'
import { must } from '../report.ts'
import { load, membersOf } from '../stage.ts'

export const t11: Fault = {
  id: 'T11',
  fault: 'The database is started again, or dies.',
  injection: 'A fast stop and an immediate one (no checkpoint, recovery at the start), under load.',
  passes:
    'While it is away webhooks are answered with 503 and Retry-After; no process ends; all go on by themselves.',
  profiles: ['server', 'mysql'],
  async run(stage, size) {
    const children = membersOf(stage).map((member) => member.process()?.child)
    const knocking = knock(stage)
    const restarting = async () => {
      for (let times = 0; times < Math.ceil(size.times / 2); times += 1) {
        await wait(1_500)
        if (stage.cluster) await restartDatabase(stage.cluster.database, times % 2 === 0 ? 'stop' : 'die')
      }
    }
    await Promise.all([load(stage, size), restarting()])
    const ended = children.filter((child) => child?.exitCode !== null || child.signalCode !== null)
    return [...(await knocking.end()), must('processes that ended', ended.length, 0)]
  },
}
