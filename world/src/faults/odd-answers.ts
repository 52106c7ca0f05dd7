import type { MiddlewareHandler } from 'hono'

/** Answers whose bodies do not end: how many were begun, are still being read, and how far the longest was read. */
export interface OddAnswers {
  /** Which share of the answers to come have bodies that never end, and which come byte by byte. */
  are(share: { readonly endless: number; readonly dripping: number }): void
  count(): { readonly begun: number; readonly open: number; readonly mostBytes: number }
  readonly watch: MiddlewareHandler
}

const piece = new Uint8Array(16 * 1024)
const dripMs = 1_000

/** Status and headers are whatever they would have been. */
export function oddAnswers(random: () => number): OddAnswers {
  let share = { endless: 0, dripping: 0 }
  let [begun, open, mostBytes] = [0, 0, 0]
  const body = (isDripping: boolean): ReadableStream<Uint8Array> => {
    let [bytes, drip] = [0, setTimeout(() => undefined)]
    const give = (controller: ReadableStreamDefaultController<Uint8Array>, given: Uint8Array) => {
      bytes += given.length
      mostBytes = Math.max(mostBytes, bytes)
      controller.enqueue(given)
    }
    begun += 1
    open += 1
    return new ReadableStream({
      pull(controller) {
        if (!isDripping) return give(controller, piece)
        return new Promise((resolve) => {
          drip = setTimeout(() => resolve(give(controller, piece.subarray(0, 1))), dripMs)
        })
      },
      cancel() {
        clearTimeout(drip)
        open -= 1
      },
    })
  }
  return {
    are: (given) => void (share = given),
    count: () => ({ begun, open, mostBytes }),
    async watch(context, next) {
      await next()
      const lot = random()
      if (lot >= share.endless + share.dripping) return
      context.res = new Response(body(lot >= share.endless), context.res)
    },
  }
}
