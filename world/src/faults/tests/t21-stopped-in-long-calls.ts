import { askRecord } from '../ask-record.ts'
import type { Fault } from '../fault.ts'
import { must, tell } from '../report.ts'
import { comes, metrics, type Stage } from '../stage.ts'
import { stopped } from './t20-stopped-in-turn.ts'

const pictures = 12
const slowestMs = 60_000

export const t21: Fault = {
  id: 'T21',
  fault: 'A process is stopped while it has calls in hand that take longer than it may.',
  injection:
    'Customers send pictures, whose bytes Meta holds back for up to a minute; SIGTERM while they are fetched. Then Meta is quick again.',
  passes:
    'The process ends by itself, its calls are called off, no attempt and no crash is counted for it, and each picture is fetched once more, by whoever works next.',
  profiles: ['embedded', 'server'],
  async run(stage, size) {
    const { control } = stage.far.simulator
    const before = fetched(stage)
    control.setChaos({ mediaSlow: slowestMs })
    const [worker] = stage.workers
    const writing = control.load({
      accountIds: control.accounts().map(({ id }) => id),
      messages: size.messages,
      customers: size.conversations,
      perSecond: size.perSecond,
      files: pictures,
    })
    await writing.done
    await comes(async () => (await inHand(worker?.port ?? 0)) > 0)
    control.setChaos({ mediaSlow: 0 })
    const code = worker ? await stopped(worker) : null
    const spent = await spentOn(stage)
    await worker?.start()
    await comes(() => fetched(stage) - before >= pictures, 120_000)
    return [
      must('the process ended by itself', code === 0 ? 'yes' : 'no', 'yes'),
      tell('fetches that were called off, and not yet begun again', spent.length),
      must('attempts and crashes counted for it', spent.filter(Boolean).length, 0),
      must('pictures told of as stored', fetched(stage) - before, pictures),
    ]
  },
}

/** Files are all that may still be in hand when nothing else moves. */
async function inHand(port: number): Promise<number> {
  return Number(/^parley_groups_running (\d+)$/m.exec(await metrics(port))?.[1] ?? 0)
}

/** How many pictures the CRM was told to be there. */
function fetched({ far }: Stage): number {
  const told = far.sink.record.all.filter(({ type, status }) => type === 'message.media' && status === 200)
  return new Set(told.map(({ message }) => message)).size
}

/** What is counted for each fetch that waits. */
async function spentOn(stage: Stage): Promise<readonly number[]> {
  const rows = await askRecord(stage, `select tries, crashes from task where doc like '%"fetch"%'`)
  return rows.map(({ tries, crashes }) => Number(tries) + Number(crashes))
}
