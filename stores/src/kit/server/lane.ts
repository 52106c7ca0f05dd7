import { HubError } from '@parley/core/domain/error.ts'

import { failure, meaningOf, type Meanings } from './failure.ts'

/**
 * Whatever waits while batches are under way is the next batch: no timer, and the busier it gets the more goes together.
 * A batch on which the database fails is done one by one, so that no item can fail its neighbours.
 */
export interface Lane<I, O> {
  add(item: I): Promise<O>
  /** Takes nothing more; over when all that waits is done. */
  close(): Promise<void>
}

interface Options {
  readonly mostInBatch: number
  readonly atOnce: number
  readonly meaning: Meanings
}

/** About a second of work: beyond that callers are better off hearing so at once. */
const mostWaiting = 20_000

export function lane<I, O>(
  { mostInBatch, atOnce, meaning }: Options,
  run: (items: readonly I[]) => Promise<readonly O[]>,
): Lane<I, O> {
  const waiting: { readonly item: I; readonly settle: PromiseWithResolvers<O> }[] = []
  const underWay = new Set<Promise<void>>()
  let scheduled = false
  let closed = false

  const start = () => {
    scheduled = false
    while (waiting.length > 0 && underWay.size < atOnce) {
      const batch = waiting.splice(0, mostInBatch)
      const items = batch.map(({ item }) => item)
      const work: Promise<void> = eachRun(items, meaning, run).then((outputs) => {
        underWay.delete(work)
        start()
        batch.forEach(({ settle }, at) => outputs[at]?.(settle))
      })
      underWay.add(work)
    }
  }
  return {
    add(item) {
      if (closed) return Promise.reject(new HubError('unavailable', 'The store is closed.'))
      if (waiting.length >= mostWaiting) return Promise.reject(tooMuch())
      const settle = Promise.withResolvers<O>()
      waiting.push({ item, settle })
      // After all callbacks of this turn of the event loop, so that what they ask goes together.
      if (!scheduled && underWay.size < atOnce) {
        scheduled = true
        setImmediate(start)
      }
      return settle.promise
    },
    async close() {
      closed = true
      start()
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

type Settle<O> = (settle: PromiseWithResolvers<O>) => void

async function eachRun<I, O>(
  items: readonly I[],
  meaning: Meanings,
  run: (items: readonly I[]) => Promise<readonly O[]>,
): Promise<readonly Settle<O>[]> {
  try {
    const outputs = await run(items)
    return outputs.map((output) => (settle) => settle.resolve(output))
  } catch (error) {
    if (items.length === 1 || meaningOf(error, meaning) === 'unknown')
      return items.map(() => (settle) => settle.reject(failure(error)))
    const alone: Settle<O>[] = []
    for (const item of items) alone.push(...(await eachRun([item], meaning, run)))
    return alone
  }
}

function tooMuch(): HubError {
  return new HubError(
    'unavailable',
    'The database has more to do than it can within a second: try again later.',
  )
}
