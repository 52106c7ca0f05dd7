import { setTimeout as wait } from 'node:timers/promises'

import type { Member } from '../cluster/member.ts'
import type { Size } from './fault.ts'
import type { Stage } from './stage.ts'

/** Kills one of the processes at a random moment and starts it again, so often while customers write. */
export async function killInTurn(
  { random }: Pick<Stage, 'random'>,
  members: readonly Member[],
  { messages, perSecond, times }: Omit<Size, 'conversations'>,
): Promise<void> {
  const everyMs = (messages * 1000) / perSecond / Math.max(1, times)
  for (let killed = 0; killed < times; killed += 1) {
    await wait(everyMs * (0.25 + 1.5 * random()))
    const member = members[Math.floor(random() * members.length)]
    await member?.kill()
    await member?.start()
  }
}
