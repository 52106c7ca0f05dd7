import { setTimeout as wait } from 'node:timers/promises'

import type { Fault } from '../fault.ts'
import { load, membersOf } from '../stage.ts'
import { withPreload } from '../with-preload.ts'

const longestMs = 20_000

export const t43: Fault = {
  id: 'T43',
  fault: 'The clocks of the machines differ, and jump.',
  injection:
    'Every process has a clock that is wrong by up to 20 s in either direction, and jumps to another while customers write.',
  passes: 'No lease is taken from a process that lives, and signatures stay within what receivers tolerate.',
  profiles: ['embedded', 'server'],
  async run(stage, size) {
    const wrong = () => Math.round((2 * stage.random() - 1) * longestMs)
    const members = membersOf(stage)
    for (const member of members) {
      await member.stop()
      await member.start(withPreload(stage, 'skew', { by: String(wrong()) }))
    }
    const jumping = async () => {
      for (let times = 0; times < size.times; times += 1) {
        await wait((size.messages * 1000) / size.perSecond / size.times)
        for (const member of members) member.process()?.child.send(wrong())
      }
    }
    await Promise.all([load(stage, size), jumping()])
    return []
  },
}
