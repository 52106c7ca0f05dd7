import { fifo, type Fifo } from './fifo.ts'

/** How many groups may be in hand at once, and how many of them may be one owner's. */
export interface Limit {
  readonly most: number
  readonly mostOfOne: number
}

/** Owners take turns, one group each; whoever has as many in hand as one may have is passed over. */
export interface Round {
  add(owner: string, group: string): void
  /** The group whose turn it is, which is in hand then. */
  next(): { readonly owner: string; readonly group: string } | undefined
  /** A group of this owner is no longer in hand. */
  back(owner: string): void
}

interface Line {
  readonly owner: string
  readonly groups: Fifo<string>
  inHand: number
  waits: boolean
}

export function round({ most, mostOfOne }: Limit): Round {
  const lines = new Map<string, Line>()
  /** Those who may get a turn, in the order of their turns. */
  const turns = fifo<Line>()
  let inHand = 0

  function lineOf(owner: string): Line {
    const known = lines.get(owner)
    if (known) return known
    const line = { owner, groups: fifo<string>(), inHand: 0, waits: false }
    lines.set(owner, line)
    return line
  }
  function queue(line: Line): void {
    if (line.waits || line.groups.length() === 0 || line.inHand >= mostOfOne) return
    line.waits = true
    turns.push(line)
  }
  return {
    add(owner, group) {
      const line = lineOf(owner)
      line.groups.push(group)
      queue(line)
    },
    next() {
      const line = inHand < most ? turns.shift() : undefined
      const group = line?.groups.shift()
      if (line === undefined || group === undefined) return
      inHand += 1
      line.inHand += 1
      line.waits = false
      queue(line)
      return { owner: line.owner, group }
    },
    back(owner) {
      const line = lineOf(owner)
      inHand -= 1
      line.inHand -= 1
      queue(line)
      if (line.inHand === 0 && !line.waits) lines.delete(owner)
    },
  }
}
