import { suspectsAmong, type Suspects } from '../suspects.ts'
import type { WireCommit } from '../wire.ts'

/** The suspects that this process has in hand: it is what they may take along. */
export interface SuspectsInHand extends Pick<Suspects<string>, 'admit'> {
  /** Its lease ends at `until`, by the database's clock. */
  note(group: string, heads: Parameters<Suspects<string>['note']>[1], until: number): void
  /** A commit that is done may have ended one. */
  ended(commit: WireCommit): void
  /** Forgets those that were noted by `work` if it fails: nothing was leased. */
  unless<T>(work: () => Promise<T>): Promise<T>
}

export function suspectsInHand(): SuspectsInHand {
  const ends = new Map<string, number>()
  const { admit, note } = suspectsAmong<string>((group, now) => (ends.get(group) ?? 0) > now)
  return {
    admit,
    note(group, heads, until) {
      const [head] = heads
      if (head?.survivor || head?.crashes) ends.set(group, until)
      note(group, heads)
    },
    ended([, , , , , finish]) {
      if (finish && finish[0] !== 'hold') ends.delete(finish[1])
    },
    async unless(work) {
      const before = new Set(ends.keys())
      try {
        return await work()
      } catch (error) {
        for (const group of ends.keys()) if (!before.has(group)) ends.delete(group)
        throw error
      }
    },
  }
}
