import { setTimeout as wait } from 'node:timers/promises'

import type { Member } from '../../cluster/member.ts'
import type { Fault } from '../fault.ts'
import { must } from '../report.ts'
import { comes, isAtRest, load, type Stage } from '../stage.ts'
import { withPreload } from '../with-preload.ts'

const word = 'Hemlock'

export const t44: Fault = {
  id: 'T44',
  fault: 'A webhook takes the process down that sends it, whenever it is tried.',
  injection:
    'The process kills itself when it is about to call the CRM with a certain word; it is started again each time.',
  passes: 'After five deaths it is kept aside, and what is behind it in its conversation goes on.',
  profiles: ['embedded', 'server'],
  givenUp: 1,
  async run(stage, size) {
    const [account] = stage.far.simulator.control.accounts()
    const starting = stage.workers.map(async (worker) => {
      await worker.stop()
      await worker.start(withPreload(stage, 'poison', { word }))
    })
    await Promise.all(starting)
    // Half before it and half after it, in the same conversations.
    const half = Math.floor((size.messages - 1) / 2)
    await load(stage, { ...size, messages: half })
    const customerId = `crowd-${account?.kind}-0`
    stage.far.simulator.control.write({ accountId: account?.id ?? '', customerId, text: `${word}, please` })
    const supervision = supervise(stage)
    await load(stage, { ...size, messages: size.messages - 1 - half })
    await comes(() => isAtRest(stage), 300_000)
    await supervision.end()
    return [must('deaths', supervision.deaths(), 6)]
  },
}

/** Starts whatever has died, as every operator's supervisor does; what dies before it is ready has died once more. */
function supervise({ workers }: Stage) {
  let deaths = 0
  let over = false
  const watch = async (worker: Member) => {
    while (!over) {
      await wait(20)
      if (worker.process()?.child.signalCode === null) continue
      deaths += 1
      await worker.start().catch(() => undefined)
    }
  }
  const watching = workers.map(watch)
  return {
    deaths: () => deaths,
    async end() {
      over = true
      await Promise.all(watching)
    },
  }
}
