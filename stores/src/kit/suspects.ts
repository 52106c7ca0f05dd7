/** The task at the head of a group. */
export interface Suspect {
  /** It was in hand when a process died, which is not counted yet. */
  readonly survivor: boolean
  readonly crashes: number
}

/**
 * What was there at several crashes in a row may be why. The more there were, the fewer of these tasks are in hand at once,
 * in the end one: so a task that kills its process is found alone, and takes no others along when it is given up on.
 */
export interface Suspects<G> {
  admit(heads: readonly Suspect[], now: number): boolean
  /** They are in hand from now on. */
  note(group: G, heads: readonly Suspect[]): void
}

/** How many may be in hand at once after so many crashes. */
const atOnce = new Map([
  [0, Infinity],
  [1, Infinity],
  [2, 16],
  [3, 4],
])

export function suspectsAmong<G>(isHeld: (group: G, now: number) => boolean): Suspects<G> {
  const inHand = new Map<G, number>()
  return {
    admit([head], now) {
      if (!head || most(suspicion(head)) === Infinity) return true
      for (const group of inHand.keys()) if (!isHeld(group, now)) inHand.delete(group)
      return inHand.size < most(Math.max(suspicion(head), ...inHand.values()))
    },
    note(group, [head]) {
      if (head && most(suspicion(head)) < Infinity) inHand.set(group, suspicion(head))
    },
  }
}

function suspicion({ survivor, crashes }: Suspect): number {
  return crashes + (survivor ? 1 : 0)
}

function most(crashes: number): number {
  return atOnce.get(crashes) ?? 1
}
