import { describe, expect, test } from 'vitest'

import { flawsOf } from '../conformance/sound.ts'
import { cameAt } from '../kit/sample.ts'
import { heavies, type Heavy } from './heavy.ts'
import { subjects } from './subjects.ts'

describe('the work for a body grows with its size and no faster', () => {
  test.each(heavies)('$channel: $name', (heavy) => {
    const [small, large] = [readsOf(heavy, 4000), readsOf(heavy, 8000)]
    expect(large).toBeLessThan(small * 2.3 + 1000)
  })

  test.each(heavies)(
    '$channel: what comes out of it is sound and no larger than a few of it: $name',
    (heavy) => {
      const body = heavy.of(8000)
      const parsed = channelOf(heavy).parse(body, cameAt)
      expect(flawsOf(parsed)).toEqual([])
      const kept = parsed.rest.reduce((sum, { raw }) => sum + raw.length, 0)
      expect(kept).toBeLessThan(2_500_000)
    },
  )
})

/** How often a channel looks at something in a body. */
function readsOf(heavy: Heavy, size: number): number {
  let reads = 0
  channelOf(heavy).parse(watched(heavy.of(size)), cameAt)
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

function channelOf({ channel }: Heavy): (typeof subjects)[number]['channel'] {
  const found = subjects.find((subject) => subject.channel.name === channel)
  if (!found) throw new Error(`No subject is called ${channel}.`)
  return found.channel
}
