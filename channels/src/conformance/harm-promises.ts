import type { Channel } from '@parley/core/ports/channel.ts'
import { describe, expect, test } from 'vitest'

import type { Evidence } from './evidence.ts'
import { caseOf, flawsIn } from './harmed.ts'

/** The same ones each time; `node channels/src/fuzz.ts` takes others. A flaw names its case, which `caseOf` makes again. */
const cases = 100_000

/** What a channel promises of bodies that somebody, or something, has harmed. */
export function keepsHarmPromises(channel: Channel, { samples, lists }: Evidence): void {
  const subject = { channel, samples, lists }
  describe('harmed bodies', () => {
    test('nothing throws, what comes out is sound, no neighbour is lost', { timeout: 120_000 }, () => {
      const flawed: string[] = []
      for (let number = 0; number < cases && flawed.length < 5; number += 1) {
        const flaws = flawsIn(subject, caseOf(subject, number))
        if (flaws.length > 0) flawed.push(`case ${number}: ${flaws.join(' ')}`)
      }
      expect(flawed).toEqual([])
    })
  })
}
