import type { WordKeeper } from '@parley/core/ports/search.ts'

import type { Clock } from './edges/clock.ts'
import type { Events } from './events.ts'

/** How long after it was written something is found, when there is little to do; and how long after a failure. */
const idleMs = 500
const brokenMs = 5_000
/** A step that takes long on a busy machine has waited most of that time itself. */
const mostRestMs = 1_000

/**
 * Has the index of words follow what is written. While there is much it rests four times as long as it works, so that at most
 * a fifth of a core goes into it. `stop` waits for what is in hand.
 */
export function startIndexing(
  { words }: { readonly words: Pick<WordKeeper, 'follow'> },
  events: Pick<Events, 'loopBroke'>,
  clock: Clock,
): { stop(): Promise<void> } {
  let inHand = Promise.resolve()
  let callOff = () => {}
  let stopped = false
  const waitFor = (ms: number) => {
    if (!stopped) callOff = clock.after(ms, () => void (inHand = step()))
  }
  const step = async () => {
    const from = clock.now()
    try {
      const { more } = await words.follow()
      waitFor(more ? Math.min(4 * (clock.now() - from), mostRestMs) : idleMs)
    } catch (error) {
      events.loopBroke(error)
      waitFor(brokenMs)
    }
  }
  waitFor(0)
  return {
    async stop() {
      stopped = true
      callOff()
      await inHand
    },
  }
}
