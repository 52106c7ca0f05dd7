import { setImmediate as thoseWhoWereGiven } from 'node:timers/promises'

import type { Due } from './stream.ts'

/** Fetches for those who wait, and for nobody else: what a busy process cannot do stays for the others. */
export interface Supply {
  /** Somebody waits for at most so many, until the answer is called. */
  want(most: number): () => void
  /** Fetches no more; gives what came too late. */
  end(): Promise<readonly Due[]>
}

const againMs = 250

export function supply(
  take: (most: number) => Promise<readonly Due[]>,
  give: (hints: readonly Due[]) => void,
  after: (ms: number, run: () => void) => () => void,
): Supply {
  const wants = new Set<{ readonly most: number }>()
  let bell = Promise.withResolvers<void>()
  let ended = false

  const fetching = (async (): Promise<readonly Due[]> => {
    while (!ended) {
      const most = Math.max(0, ...[...wants].map((want) => want.most))
      const hints = most > 0 ? await take(most).catch(() => null) : null
      if (ended) return hints ?? []
      if (hints) {
        give(hints)
        await thoseWhoWereGiven()
      } else await rest(most > 0)
    }
    return []
  })()
  /** Until somebody wants something; after a failure for a moment. */
  async function rest(failed: boolean): Promise<void> {
    bell = Promise.withResolvers()
    const callOff = failed ? after(againMs, bell.resolve) : null
    await bell.promise
    callOff?.()
  }
  return {
    want(most) {
      const want = { most }
      wants.add(want)
      bell.resolve()
      return () => void wants.delete(want)
    },
    end() {
      ended = true
      bell.resolve()
      return fetching
    },
  }
}
