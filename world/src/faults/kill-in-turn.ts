import type { Member } from '../cluster/member.ts'
import type { Size } from './fault.ts'
import type { Stage } from './stage.ts'
import { stepByStep } from './step-by-step.ts'

/** Customers write; `times` times one of the processes is killed at a random moment and started again. */
export async function killInTurn(stage: Stage, members: readonly Member[], size: Size): Promise<void> {
  const killOne = async () => {
    const member = members[Math.floor(stage.random() * members.length)]
    await member?.kill()
    await member?.start()
  }
  await stepByStep(
    stage,
    size,
    Array.from({ length: size.times }, () => killOne),
  )
}
