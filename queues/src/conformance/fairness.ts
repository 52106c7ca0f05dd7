import { describe, expect, it } from 'vitest'

import { at, type Given } from './hints.ts'

/** A queue that takes turns. */
export interface Turning {
  readonly name: string
  /** For a worker that has room for so many groups. */
  open(slots: number): Promise<Given>
  /**
   * How many hints may be on their way already where nobody takes turns any more: none in memory; where several processes
   * take from one stream, what is let into it.
   */
  readonly mostAhead: number
}

/** What every queue promises to owners beside a busy one. */
export function fairnessConformance({ name, open, mostAhead }: Turning): void {
  describe(`the turns of the ${name} queue`, () => {
    const slots = 8
    const many = (owner: string, count: number, now: number, again = false) =>
      Array.from({ length: count }, (_, n) =>
        at(`${owner}:${again ? 'again' : 'group'}${n}`, now, { owner, again }),
      )
    const of = (owner: string, groups: readonly string[]) =>
      groups.filter((group) => group.startsWith(`${owner}:`)).length

    it('go round: ten thousand ready groups of one owner delay the first of another by one turn, and by what is on its way', async () => {
      const { queue, now } = await open(slots)
      queue.hint(many('busy', 10_000, now()))
      expect(of('busy', await queue.next(3))).toBe(3)
      queue.hint([at('quiet:1', now(), { owner: 'quiet' })])
      let before = 0
      for (let [group] = await queue.next(1); group !== 'quiet:1'; [group] = await queue.next(1)) {
        expect((before += 1)).toBeLessThanOrEqual(1 + mostAhead)
        queue.release(group!)
      }
      await queue.close()
    })

    it('are as many for each owner as for any other, and in the order of each owner', async () => {
      const { queue, now } = await open(slots)
      queue.hint(['a', 'b', 'c'].flatMap((owner) => many(owner, 5, now())))
      const groups = await queue.next(9)
      for (const owner of ['a', 'b', 'c'])
        expect(groups.filter((group) => group.startsWith(owner))).toEqual(
          [0, 1, 2].map((n) => `${owner}:group${n}`),
        )
      await queue.close()
    })

    it('leave room for first attempts, however many retries there are', async () => {
      const { queue, now } = await open(slots)
      const owners = ['a', 'b', 'c', 'd', 'e']
      for (const owner of owners) queue.hint(many(owner, 100, now(), true))
      const retries = await queue.next(100)
      expect(retries).toHaveLength(slots / 2)
      const waiting = queue.next(100)
      queue.hint([at('new:1', now(), { owner: 'new' })])
      expect(await waiting).toEqual(['new:1'])
      const next = queue.next(100)
      queue.release(retries[0]!)
      expect(of('new', await next)).toBe(0)
      await queue.close()
    })

    it('come to retries, too, while there are first attempts all the time', async () => {
      const { queue, now } = await open(slots)
      queue.hint([...many('a', 50, now()), ...many('a', 5, now(), true)])
      const groups = await queue.next(8)
      expect(groups.filter((group) => group.includes('again'))).toHaveLength(2)
      await queue.close()
    })

    it('pass over an owner who has twice the slots in hand, until one of these is through', async () => {
      const { queue, now } = await open(slots)
      queue.hint(many('slow', 100, now()))
      const inHand = await queue.next(100)
      expect(inHand).toHaveLength(2 * slots)
      queue.hint([at('quick:1', now(), { owner: 'quick' })])
      expect(await queue.next(100)).toEqual(['quick:1'])
      const next = queue.next(100)
      queue.release(inHand[0]!)
      expect(of('slow', await next)).toBe(1)
      await queue.close()
    })

    it('of files are few at once, and never all one owner’s', async () => {
      const { queue, now } = await open(32)
      const files = (owner: string) =>
        Array.from({ length: 50 }, (_, n) => at(fileId(owner, n), now(), { owner }))
      queue.hint(files('a'))
      expect(await queue.next(100)).toHaveLength(2)
      queue.hint(files('b'))
      expect(await queue.next(100)).toHaveLength(2)
      await queue.close()
    })
  })
}

function fileId(owner: string, n: number): string {
  return `fil_01h455vb4pex5vsknk084s${owner}${n.toString().padStart(3, '0')}`
}
