import type { Stores } from '@parley/core/ports/store.ts'

import { systemResolve, type Resolve } from './edges/address-guard.ts'
import { systemClock, type Clock } from './edges/clock.ts'

/** What a hub finds around it and does not choose. */
export interface Surroundings {
  readonly clock: Clock
  /** From 0 (included) to 1 (excluded). */
  readonly random: () => number
  /** Who knows the addresses of names. */
  readonly resolve: Resolve
  /** Opens the record where it is kept, if that is not where the configuration says. */
  readonly stores?: (now: () => number) => Promise<Stores>
}

export const thisMachine: Surroundings = { clock: systemClock, random: Math.random, resolve: systemResolve }
