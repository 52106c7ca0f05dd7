/** Lines of a thread from one place to another, the second excluded. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A thread of so many lines is drawn whole. */
export const mostWhole = 120
/** Lines that are drawn before and after those that can be seen, and when there are too few of them. */
const around = 40
const few = 15

/** What is to be drawn for somebody who sees those lines. */
export function drawnFor(seen: Span, count: number): Span {
  return { from: Math.max(0, seen.from - around), to: Math.min(count, seen.to + around) }
}

/** Whether the reader comes near to where nothing is drawn, or much is drawn that is far away. */
export function isStale(drawn: Span, seen: Span, count: number): boolean {
  const before = seen.from - drawn.from
  const after = drawn.to - seen.to
  if (before > 3 * around || after > 3 * around) return true
  return (drawn.from > 0 && before < few) || (drawn.to < count && after < few)
}

/** Which lines lie between two heights, by the heights of all of them in their order. */
export function linesBetween(heights: readonly number[], top: number, bottom: number): Span {
  let [from, to, y] = [0, 0, 0]
  for (const [index, height] of heights.entries()) {
    if (y < bottom) to = index + 1
    y += height
    if (y <= top) from = index + 1
  }
  return { from: Math.min(from, Math.max(0, heights.length - 1)), to }
}
