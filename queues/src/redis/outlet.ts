import type { Hint } from '@parley/core/ports/store.ts'
import type { Queue } from '@parley/core/ports/tasks.ts'

import type { Due } from './stream.ts'

/** The way into the stream: hints go when they are due, in the order in which their owners take turns. */
export interface Outlet {
  hint(hints: readonly Hint[]): void
  /** Sends no more; resolves when nothing is on its way. */
  end(): Promise<void>
}

const mostSent = 500
/** While more wait in the stream, which knows no turns, the rest waits here, where owners take them; but not for longer than this. */
const mostAhead = 1_000
const restMs = 250

/** `send` tells how many wait in the stream then. */
export function outlet(
  queue: Queue,
  send: (due: readonly Due[]) => Promise<number>,
  after: (ms: number, run: () => void) => () => void,
): Outlet {
  let ended = false
  let wake = (): void => undefined
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
      after(restMs, resolve)
    })
  const sending = (async () => {
    for (;;) {
      const groups = await queue.next(mostSent)
      if (groups.length === 0) return
      const ahead = await send(groups.map(unpacked))
      for (const group of groups) queue.release(group)
      if (ahead > mostAhead && !ended) await rest()
    }
  })()
  return {
    hint: (hints) => queue.hint(hints.map(packed)),
    async end() {
      ended = true
      wake()
      await queue.close()
      await sending
    },
  }
}

/** A queue gives back no more than the group's name, so what is only on its way has all in it. */
function packed(hint: Hint): Hint {
  return { ...hint, group: `${hint.again ? 1 : 0} ${hint.owner} ${hint.group}` }
}

function unpacked(name: string): Due {
  const [again, owner = ''] = name.split(' ', 2)
  return { group: name.slice(owner.length + 3), owner, again: again === '1' }
}
