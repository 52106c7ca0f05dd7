/** Chance that can be played again: the same seed gives the same sequence (mulberry32). */
export interface Chance {
  /** From 0 up to 1. */
  fraction(): number
  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number
  of<T>(all: readonly [T, ...T[]]): T
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(fraction() * limit)
  return { fraction, below, of: (all) => all[below(all.length)] ?? all[0] }
}
