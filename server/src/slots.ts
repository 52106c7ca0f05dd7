import type { Clock } from './edges/clock.ts'

/** Room for so much work at once. Who takes long steps aside, so that the slow hold up nobody who is quick. */
export interface Slots {
  free(): number
  /** Everybody, also those who stepped aside. */
  busy(): number
  /** Takes a slot until `work` is over, or has stepped aside. */
  run(work: () => Promise<void>): void
  /** Resolves once a slot is free. */
  freed(): Promise<void>
  /** Resolves when nobody works any more. */
  end(): Promise<void>
}

/** Reading, deciding and writing take milliseconds; who is not done by then waits for somebody outside. */
const quickMs = 1_000
const lookMs = 250
/** So many times the slots may have stepped aside; beyond that the slow keep their slots, which holds back what comes after. */
const aside = 4

interface Working {
  readonly since: number
  readonly done: Promise<void>
}

export function slotsOf(count: number, clock: Clock): Slots {
  /** In the order in which they began. */
  const quick = new Set<Working>()
  const slow = new Set<Working>()
  let free = Promise.withResolvers<void>()

  function stepAside(): void {
    for (const working of quick) {
      if (clock.now() - working.since < quickMs || slow.size >= count * aside) break
      quick.delete(working)
      slow.add(working)
      free.resolve()
    }
  }
  const endLooks = clock.every(lookMs, stepAside)
  return {
    free: () => count - quick.size,
    busy: () => quick.size + slow.size,
    run(work) {
      const working: Working = {
        since: clock.now(),
        done: work().finally(() => {
          slow.delete(working)
          if (quick.delete(working)) free.resolve()
        }),
      }
      quick.add(working)
    },
    async freed() {
      if (quick.size < count) return
      free = Promise.withResolvers()
      await free.promise
    },
    async end() {
      endLooks()
      await Promise.all([...quick, ...slow].map(({ done }) => done))
    },
  }
}
