import type { Channel } from '@parley/core/ports/channel.ts'
import { describe, expect, test } from 'vitest'

import type { Evidence } from './evidence.ts'
import { caseOf, flawsIn } from './harmed.ts'

const cases = 100_000

/** What a channel promises of bodies that somebody, or something, has harmed. */
export function keepsHarmPromises(channel: Channel, { samples, lists }: Evidence): void {
  const subject = { channel, samples, lists }
  // Another one each time; a flaw names the number of its case, which `caseOf` makes again.
  const seed = Math.trunc(Math.random() * 2 ** 32)

  describe('harmed bodies', () => {
    test(
      `nothing throws, what comes out is sound, no neighbour is lost (seed ${seed})`,
      { timeout: 120_000 },
      () => {
        const flawed: string[] = []
        for (let number = seed; number < seed + cases && flawed.length < 5; number += 1) {
          const flaws = flawsIn(subject, caseOf(subject, number))
          if (flaws.length > 0) flawed.push(`case ${number}: ${flaws.join(' ')}`)
        }
        expect(flawed).toEqual([])
      },
    )
  })
}
