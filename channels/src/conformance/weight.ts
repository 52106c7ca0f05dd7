import type { Channel } from '@parley/core/ports/channel.ts'
import { describe, expect, test } from 'vitest'

import { cameAt } from '../kit/sample.ts'
import type { Evidence } from './evidence.ts'
import { flawsOf } from './sound.ts'

/** What a channel promises of large bodies: it is synchronous, and nobody else has a turn while it reads. */
export function keepsWeightPromises(channel: Channel, { heavies }: Evidence): void {
  describe('large bodies', () => {
    test.each(heavies)('the work grows with the size and no faster: $name', ({ of }) => {
      expect(readsOf(channel, of(8000))).toBeLessThan(readsOf(channel, of(4000)) * 2.3 + 1000)
    })

    test.each(heavies)('what comes out is sound, and what is kept is not much larger: $name', ({ of }) => {
      const parsed = channel.parse(of(8000), cameAt)
      expect(flawsOf(parsed)).toEqual([])
      expect(parsed.rest.reduce((sum, { raw }) => sum + raw.length, 0)).toBeLessThan(2_500_000)
    })
  })
}

/** How often a channel looks at something in a body. */
function readsOf(channel: Channel, body: unknown): number {
  let reads = 0
  channel.parse(watched(body), cameAt)
  return reads

  function watched<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value
    return new Proxy(value, {
      get: (target, key) => {
        reads += 1
        return watched(Reflect.get(target, key))
      },
      ownKeys: (target) => {
        const keys = Reflect.ownKeys(target)
        reads += keys.length
        return keys
      },
    })
  }
}
