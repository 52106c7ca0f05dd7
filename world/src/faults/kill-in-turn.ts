import type { Member } from '../cluster/member.ts'
import type { Size } from './fault.ts'
import { comes, load, type Stage } from './stage.ts'

/** Customers write; in each of `times` stretches of it one of the processes is killed at a random moment and started again. */
export async function killInTurn(stage: Stage, members: readonly Member[], size: Size): Promise<void> {
  const { far, random } = stage
  const written = () => far.simulator.control.counters().written
  for (const messages of stretches(size)) {
    const from = written()
    const writing = load(stage, { ...size, messages })
    const at = from + Math.floor(messages * random())
    await comes(() => written() >= at)
    const member = members[Math.floor(random() * members.length)]
    await member?.kill()
    await member?.start()
    await writing
  }
}

/** All messages in so many parts. */
function stretches({ messages, times }: Size): readonly number[] {
  return Array.from(
    { length: times },
    (_, at) => Math.floor((messages * (at + 1)) / times) - Math.floor((messages * at) / times),
  )
}
