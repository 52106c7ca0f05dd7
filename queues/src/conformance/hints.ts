import type { Hint } from '@parley/core/ports/store.ts'
import type { Queue } from '@parley/core/ports/tasks.ts'
import { describe, expect, it } from 'vitest'

/** A queue under test, and a clock that only the test moves. */
export interface Given {
  readonly queue: Queue
  now(): number
  /** Moves the clock and lets happen what is due by then. */
  pass(ms: number): Promise<void>
}

/** That a group has work at a time. */
export function at(group: string, dueAt: number, over: Partial<Hint> = {}): Hint {
  return { group, dueAt, owner: 'ten_1', again: false, ...over }
}

/** What every queue promises of its hints. */
export function hintsConformance(name: string, open: () => Promise<Given>): void {
  describe(`the hints of the ${name} queue`, () => {
    it('are given, first come, first served', async () => {
      const { queue, now } = await open()
      queue.hint(['a', 'b', 'c'].map((group) => at(group, now())))
      expect(await queue.next(2)).toEqual(['a', 'b'])
      expect(await queue.next(2)).toEqual(['c'])
      await queue.close()
    })

    it('wake whoever waits, one waiter after the other', async () => {
      const { queue, now } = await open()
      const first = queue.next(1)
      const second = queue.next(5)
      queue.hint(['a', 'b', 'c'].map((group) => at(group, now())))
      expect(await first).toEqual(['a'])
      const rest = [...(await second)]
      if (rest.length < 2) rest.push(...(await queue.next(5)))
      expect(rest).toEqual(['b', 'c'])
      await queue.close()
    })

    it('come once, however often a group was hinted', async () => {
      const { queue, now } = await open()
      queue.hint([at('a', now()), at('a', now()), at('b', now())])
      expect(await queue.next(5)).toEqual(['a', 'b'])
      await queue.close()
    })

    it('are held back while the group is in hand, and come after its release', async () => {
      const { queue, now } = await open()
      queue.hint([at('a', now())])
      expect(await queue.next(5)).toEqual(['a'])
      queue.hint([at('a', now()), at('b', now())])
      expect(await queue.next(5)).toEqual(['b'])
      const next = queue.next(5)
      queue.release('a')
      expect(await next).toEqual(['a'])
      await queue.close()
    })

    it('do not come again after a release if nobody hinted meanwhile', async () => {
      const { queue, now } = await open()
      queue.hint([at('a', now())])
      await queue.next(5)
      queue.release('a')
      queue.hint([at('b', now())])
      expect(await queue.next(5)).toEqual(['b'])
      await queue.close()
    })

    it('for later come when they are due, the earliest time of a group counting', async () => {
      const { queue, now, pass } = await open()
      queue.hint([at('late', now() + 5_000), at('soon', now() + 9_000), at('soon', now() + 1_000)])
      const next = queue.next(5)
      await pass(1_000)
      expect(await next).toEqual(['soon'])
      const then = queue.next(5)
      await pass(4_000)
      expect(await then).toEqual(['late'])
      await queue.close()
    })

    it('for later that came while the group was in hand keep their time', async () => {
      const { queue, now, pass } = await open()
      queue.hint([at('a', now())])
      await queue.next(5)
      queue.hint([at('a', now() + 2_000)])
      queue.release('a')
      queue.hint([at('b', now())])
      expect(await queue.next(5)).toEqual(['b'])
      const next = queue.next(5)
      await pass(2_000)
      expect(await next).toEqual(['a'])
      await queue.close()
    })

    it('for later are given then, even if the group was given before', async () => {
      const { queue, now, pass } = await open()
      queue.hint([at('a', now() + 1_000), at('a', now())])
      expect(await queue.next(5)).toEqual(['a'])
      queue.release('a')
      const next = queue.next(5)
      await pass(1_000)
      expect(await next).toEqual(['a'])
      await queue.close()
    })

    it('end with the queue: who waits gets nothing, and so does who asks later', async () => {
      const { queue, now } = await open()
      const waiting = [queue.next(1), queue.next(1)]
      await queue.close()
      queue.hint([at('a', now())])
      expect(await Promise.all([...waiting, queue.next(1)])).toEqual([[], [], []])
    })
  })
}
