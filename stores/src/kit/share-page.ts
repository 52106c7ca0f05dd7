import type { WireHint } from './wire.ts'

/** The longest due of each owner, as many as there is room for when all get the same; the longest due first. */
export function sharePage(hints: readonly WireHint[], limit: number): readonly WireHint[] {
  const byDue = hints.toSorted(([, a], [, b]) => a - b)
  if (byDue.length <= limit) return byDue
  const places = new Map<string, number>()
  const placed = byDue.map((hint) => {
    const place = (places.get(hint[2]) ?? 0) + 1
    places.set(hint[2], place)
    return { hint, place }
  })
  const page = placed.toSorted((a, b) => a.place - b.place).slice(0, limit)
  return page.map(({ hint }) => hint).toSorted(([, a], [, b]) => a - b)
}
