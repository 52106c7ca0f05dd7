import type { Size } from './fault.ts'
import { comes, load, type Stage } from './stage.ts'

/** Does one thing after the other, each while customers write; over when the last message is written. */
export async function stepByStep(
  stage: Stage,
  size: Size,
  steps: readonly (() => Promise<void>)[],
): Promise<void> {
  const { far, random } = stage
  const written = () => far.simulator.control.counters().written
  let from = written()
  for (const [at, step] of steps.entries()) {
    const messages = share(size.messages, at, steps.length)
    const writing = load(stage, { ...size, messages })
    const moment = from + Math.floor(messages * random())
    await comes(() => written() >= moment)
    await step()
    await writing
    from += messages
  }
}

/** The n-th of so many parts, which differ by one at the most. */
function share(all: number, at: number, parts: number): number {
  return Math.floor((all * (at + 1)) / parts) - Math.floor((all * at) / parts)
}
