import { describe, expect, test } from 'vitest'

import { caseOf, flawsIn } from './subject.ts'
import { subjects } from './subjects.ts'

const cases = 100_000

describe.each(subjects)('whatever becomes of what $channel.name sends', (subject) => {
  // Another one each time; a flaw names the number of its case, which `caseOf` makes again.
  const seed = Math.trunc(Math.random() * 2 ** 32)

  test(
    `nothing throws, what comes out is sound, and no neighbour is lost (seed ${seed})`,
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
