import type { ConversationShape } from '@parley/contract/conversation.ts'
import { useEffect, useState, type PointerEvent } from 'react'

import { arrange, countWaiting } from './arrange.ts'

/** Holds the order of a list while a mouse moves over it; any key, or leaving it, lets go. */
export function useArranged(
  wanted: readonly ConversationShape[],
  keep: string | undefined,
  /** Names the list: another one starts anew. */
  list: string,
) {
  const [held, setHeld] = useState(false)
  const [before, setBefore] = useState({ list, shown: wanted })
  const shown = arrange(before.list === list ? before.shown : [], wanted, { held, keep })
  if (before.list !== list || before.shown !== shown) setBefore({ list, shown })
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
