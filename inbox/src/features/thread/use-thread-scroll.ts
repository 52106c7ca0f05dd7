import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

import { anchorOf, isAtEnd, keepInPlace, toEnd, type Anchor } from './scroll-anchor.ts'
import type { ThreadItem } from './thread-items.ts'
import type { Span } from './thread-window.ts'

/**
 * Keeps the reader's place: at the end stays at the end, anywhere else nothing moves; the reader's own messages bring
 * the end into view. The first time it shows the message `at` which the thread is opened, or else the first unread one, or
 * the end; which is none as long as it `isCut` off. Of the lines some are `drawn`.
 */
export function useThreadScroll(
  log: RefObject<HTMLElement | null>,
  items: readonly ThreadItem[],
  { at, isCut, drawn }: { readonly at: string | undefined; readonly isCut: boolean; readonly drawn: Span },
) {
  const [atEnd, setAtEnd] = useState(!isCut)
  const [seenKey, setSeenKey] = useState<string>()
  const place = useRef<{ anchor: Anchor | null; atEnd: boolean; last: string | undefined } | null>(null)
  const lastKey = items.at(-1)?.key
  if (atEnd && seenKey !== lastKey) setSeenKey(lastKey)

  const remember = useCallback(() => {
    const element = log.current
    if (element === null || place.current === null) return
    const end = isAtEnd(element) && !isCut
    place.current = { ...place.current, anchor: anchorOf(element), atEnd: end }
    setAtEnd(end)
  }, [log, isCut])

  const settle = useCallback(() => {
    const element = log.current
    if (element === null || place.current === null) return
    if (place.current.atEnd) toEnd(element)
    else keepInPlace(element, place.current.anchor)
    place.current = { ...place.current, anchor: anchorOf(element) }
  }, [log])

  useLayoutEffect(() => {
    const element = log.current
    if (element === null || drawn.to === 0) return
    if (place.current === null) {
      toEnd(element)
      const found = at === undefined ? null : element.querySelector(`[data-message="${at}"]`)
      if (found) found.scrollIntoView({ block: 'center' })
      else element.querySelector('[data-first-unread]')?.scrollIntoView({ block: 'start' })
      place.current = { anchor: null, atEnd: isAtEnd(element) && !isCut, last: lastKey }
      return remember()
    }
    const mine = lastKey !== place.current.last && items.at(-1)?.kind === 'outgoing'
    place.current = { ...place.current, last: lastKey, atEnd: place.current.atEnd || mine }
    settle()
    remember()
  }, [items, drawn, lastKey, log, remember, settle, at, isCut])

  useEffect(() => {
    if (log.current === null) return
    const watcher = new ResizeObserver(settle)
    watcher.observe(log.current)
    return () => watcher.disconnect()
  }, [log, settle])

  return { atEnd, unseen: atEnd ? 0 : countAfter(items, seenKey), remember, settle }
}

/** How many messages came after the last one that was seen at the end. */
function countAfter(items: readonly ThreadItem[], key: string | undefined): number {
  const index = items.findLastIndex((item) => item.key === key)
  return index === -1 ? 0 : items.slice(index + 1).filter(({ kind }) => kind === 'message').length
}
