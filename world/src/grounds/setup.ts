import { afterAll, beforeEach, inject } from 'vitest'

import { standOn, wasTaken } from './ground.ts'
import type { GroundName } from './which.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly ground: GroundName
    readonly landlord: string
  }
}

/** Brings the stories of a file to the ground of their project. */
const ground = inject('ground')
const missing = standOn(ground, inject('landlord'))
let told = 0

beforeEach(({ skip }) => {
  if (missing !== null) skip(`${missing} is not on this machine`)
  told += 1
})

afterAll(() => {
  if (ground !== 'sqlite' && told > 0 && !wasTaken())
    throw new Error(
      `No test of this file has asked for its ground (${ground}): see world/src/grounds/which.ts.`,
    )
})
