import { useCallback, useMemo, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'

import type { ThreadItem } from './thread-items.ts'
import { drawnFor, isStale, linesBetween, mostWhole, type Span } from './thread-window.ts'

/** A line that nobody has seen yet, in pixels. */
const likelyHeight = 64

/** The lines at both ends of what is drawn; null where there is no line beyond. They hold when earlier lines come in. */
interface Edges {
  readonly first: string | null
  readonly last: string | null
}

/**
 * Draws of a long thread the lines around those that can be seen, and keeps the room of all others: at first those
 * around the line `start`, then those that the reader comes to. How high a line is, is known from when it was drawn.
 */
export function useThreadWindow(
  log: RefObject<HTMLElement | null>,
  items: readonly ThreadItem[],
  start: number,
) {
  const [heights] = useState(() => new Map<string, number>())
  const [edges, setEdges] = useState(() =>
    edgesOf(items, drawnFor({ from: start, to: start + 1 }, items.length)),
  )
  const drawn = useMemo(() => spanOf(items, edges), [items, edges])
  const heightOf = (of: readonly ThreadItem[]) => sum(known(of, heights))
  const room = { above: heightOf(items.slice(0, drawn.from)), below: heightOf(items.slice(drawn.to)) }

  const draw = useCallback(
    (seen: Span) => {
      const element = log.current
      if (element === null) return
      measure(element, items.slice(drawn.from, drawn.to), heights)
      const held = element.contains(document.activeElement)
      flushSync(() => setEdges(edgesOf(items, drawnFor(seen, items.length))))
      // Who had the focus in a line that is gone goes on in the thread.
      if (held && !element.contains(document.activeElement)) element.focus({ preventScroll: true })
    },
    [log, items, drawn, heights],
  )
  const follow = useCallback(() => {
    const element = log.current
    if (element === null || items.length <= mostWhole) return
    const seen = seenIn(element, items, drawn, heights)
    if (isStale(drawn, seen, items.length)) draw(seen)
  }, [log, items, drawn, heights, draw])
  const reveal = useCallback(
    (index: number) => {
      if (index < drawn.from || index >= drawn.to) draw({ from: index, to: index + 1 })
    },
    [drawn, draw],
  )
  return { drawn, room, follow, reveal }
}

function edgesOf(items: readonly ThreadItem[], { from, to }: Span): Edges {
  if (items.length <= mostWhole) return { first: null, last: null }
  return {
    first: from === 0 ? null : (items[from]?.key ?? null),
    last: to >= items.length ? null : (items[to - 1]?.key ?? null),
  }
}

function spanOf(items: readonly ThreadItem[], { first, last }: Edges): Span {
  const from = first === null ? 0 : items.findIndex(({ key }) => key === first)
  const to = last === null ? items.length : items.findLastIndex(({ key }) => key === last) + 1
  return from === -1 || to <= from ? { from: 0, to: items.length } : { from, to }
}

/** The lines on the page are between the two rooms, of which each is there only if there is something in it. */
function linesOf(log: HTMLElement): HTMLElement[] {
  return [...log.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && child.dataset['room'] === undefined,
  )
}

/** A line's height reaches as far as the next line, so that the space between them is counted once. */
function measure(log: HTMLElement, items: readonly ThreadItem[], into: Map<string, number>): void {
  const lines = linesOf(log)
  for (const [at, line] of lines.entries()) {
    const [item, next] = [items[at], lines[at + 1]]
    if (item && next) into.set(item.key, next.offsetTop - line.offsetTop)
  }
}

function seenIn(
  log: HTMLElement,
  items: readonly ThreadItem[],
  drawn: Span,
  heights: ReadonlyMap<string, number>,
): Span {
  const [top, bottom] = [log.scrollTop, log.scrollTop + log.clientHeight]
  const lines = linesOf(log)
  const seen = lines.flatMap((line, at) =>
    line.offsetTop + line.offsetHeight > top && line.offsetTop < bottom ? [at] : [],
  )
  const [first] = seen
  if (first === undefined) return linesBetween(known(items, heights), top, bottom)
  return { from: drawn.from + first, to: drawn.from + first + seen.length }
}

function known(items: readonly ThreadItem[], heights: ReadonlyMap<string, number>): readonly number[] {
  return items.map(({ key }) => heights.get(key) ?? likelyHeight)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
