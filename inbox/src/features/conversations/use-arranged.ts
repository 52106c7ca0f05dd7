import type { ConversationShape } from '@parley/contract/conversation.ts'
import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react'

import { arrange, countWaiting } from './arrange.ts'

/** Holds the order of a list while a mouse moves over it; any key or leaving it lets go. */
export function useArranged(
  wanted: readonly ConversationShape[],
  keep: string | undefined,
  /** Another list: start anew. */
  list: string,
) {
  const [held, setHeld] = useState(false)
  const before = useRef({ list, shown: wanted })
  const shown = useMemo(() => {
    const previous = before.current.list === list ? before.current.shown : []
    return arrange(previous, wanted, { held, keep })
  }, [wanted, held, keep, list])
  useEffect(() => {
    before.current = { list, shown }
  }, [list, shown])
  useEffect(() => {
    const release = () => setHeld(false)
    document.addEventListener('keydown', release)
    return () => document.removeEventListener('keydown', release)
  }, [])
  return {
    shown,
    waiting: held ? countWaiting(shown, wanted) : 0,
    release: () => setHeld(false),
    pointer: {
      onPointerMove: ({ pointerType }: PointerEvent) => setHeld(pointerType === 'mouse'),
      onPointerLeave: () => setHeld(false),
    },
  }
}
