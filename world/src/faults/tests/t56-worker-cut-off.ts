import type { Fault } from '../fault.ts'
import { openRelay, over } from '../relay.ts'
import { must } from '../report.ts'
import { comes, isReady, load } from '../stage.ts'

export const t56: Fault = {
  id: 'T56',
  fault:
    'A process that works cannot reach Postgres in the middle of its calls; the CRM it reaches all the same.',
  injection:
    'Its line to Postgres is cut while the CRM takes 400 ms for every webhook, and mended when another has taken over.',
  passes:
    'What it had in hand is done by another; the CRM may be told twice under one webhook-id, and nothing has two effects.',
  profiles: ['server'],
  async run(stage, size) {
    const [worker] = stage.workers
    const url = stage.cluster?.env['DATABASE_URL'] ?? ''
    const line = await openRelay(Number(new URL(url).port))
    await worker?.stop()
    await worker?.start({ ...stage.env, DATABASE_URL: over(line, url) })
    const { record } = stage.far.sink
    const cutting = async () => {
      for (let times = 0; times < Math.ceil(size.times / 3); times += 1) {
        stage.far.sink.feel({ kind: 'slow', forMs: 3_000, delayMs: 400 })
        const before = record.arrivals
        await comes(() => record.arrivals > before + 20, 20_000)
        line.cut()
        await comes(() => stage.far.sink.mood().kind === 'well')
        line.mend()
        await comes(() => (worker ? isReady(worker) : true))
      }
    }
    await Promise.all([load(stage, size), cutting()])
    return [
      must(
        'the process that was cut off lives',
        worker?.process()?.child.exitCode === null ? 'yes' : 'no',
        'yes',
      ),
    ]
  },
}
