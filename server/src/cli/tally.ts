import { createHash } from 'node:crypto'

import type { Entry, EntryKind } from '@parley/core/domain/entry.ts'

/** What an export holds: the same content has the same hash, whatever store it lay in. */
export interface Content {
  readonly counts: Readonly<Partial<Record<EntryKind, number>>>
  /** Of the lines of all entries, each with its line feed, in lower-case hex. */
  readonly sha256: string
}

export interface Tally {
  /** Counts these in, and gives their lines. */
  add(entries: readonly Entry[]): string
  content(): Content
}

export function tally(): Tally {
  const hash = createHash('sha256')
  const counts: Partial<Record<EntryKind, number>> = {}
  return {
    add(entries) {
      const lines = entries.map((entry) => `${canonical(entry)}\n`).join('')
      hash.update(lines)
      for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1
      return lines
    },
    content: () => ({ counts: { ...counts }, sha256: hash.copy().digest('hex') }),
  }
}

export function totalOf({ counts }: Content): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** JSON with the members of each object in the order of their names: equal values have equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
