import { isId } from '@parley/core/domain/ids.ts'
import type { Hint } from '@parley/core/ports/store.ts'

import { round, type Limit } from './round.ts'

/** What is new, what was put back before, and files, which come slowly and many at once. */
type Lane = 'first' | 'again' | 'file'

/** The ready groups in a fair order: owners take turns, and no lane holds more of what is in hand than its share. */
export interface Fair {
  /** A group that is ready already stays where it is. */
  add(hint: Hint): void
  /** The group whose turn it is, in hand from now on; nothing if none is ready, or those that are have their share in hand. */
  next(): string | undefined
  /** The group is no longer in hand. */
  back(group: string): void
}

/** The lane that is asked first at each turn; the others may have what it leaves. */
const order: readonly Lane[] = ['first', 'again', 'first', 'file']
const lanes: readonly Lane[] = ['first', 'again', 'file']

export function fair(slots: number): Fair {
  const limits = limitsOf(slots)
  const rounds = { first: round(limits.first), again: round(limits.again), file: round(limits.file) }
  const ready = new Set<string>()
  const inHand = new Map<string, { readonly lane: Lane; readonly owner: string }>()
  let turn = 0

  function take(lane: Lane): string | undefined {
    const given = rounds[lane].next()
    if (given === undefined) return
    ready.delete(given.group)
    inHand.set(given.group, { lane, owner: given.owner })
    return given.group
  }
  return {
    add(hint) {
      if (ready.has(hint.group)) return
      ready.add(hint.group)
      rounds[laneOf(hint)].add(hint.owner, hint.group)
    },
    next() {
      if (ready.size === 0) return
      const first = order[turn++ % order.length] ?? 'first'
      let group = take(first)
      for (const lane of lanes) group ??= take(lane)
      return group
    },
    back(group) {
      const held = inHand.get(group)
      if (!held) return
      inHand.delete(group)
      rounds[held.lane].back(held.owner)
    },
  }
}

function laneOf({ group, again }: Hint): Lane {
  if (isId('fil', group)) return 'file'
  return again ? 'again' : 'first'
}

/** A worker has more in hand than it has slots, because who takes long steps aside: one owner may have two slots' worth. */
function limitsOf(slots: number): Readonly<Record<Lane, Limit>> {
  const part = (count: number) => Math.max(1, Math.ceil(count))
  return {
    first: { most: Infinity, mostOfOne: slots * 2 },
    again: { most: part(slots / 2), mostOfOne: part(slots / 4) },
    file: { most: part(slots / 8), mostOfOne: part(slots / 16) },
  }
}
