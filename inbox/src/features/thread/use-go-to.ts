import type { MessageId } from '@parley/core/domain/ids.ts'
import { useCallback, type RefObject } from 'react'

import type { ThreadItem } from './thread-items.ts'

/** Brings a message of the thread into view, wherever it is, and shows for a moment which one it is. */
export function useGoTo(
  log: RefObject<HTMLElement | null>,
  items: readonly ThreadItem[],
  reveal: (index: number) => void,
): (message: MessageId) => void {
  return useCallback(
    (message) => {
      const index = items.findIndex((item) => item.kind === 'message' && item.message.id === message)
      if (index === -1) return
      const find = () => log.current?.querySelector(`[data-message="${message}"]`)
      const isNear = find() !== null
      reveal(index)
      const line = find()
      line?.scrollIntoView({ block: 'center', behavior: isNear ? 'smooth' : 'instant' })
      line?.animate([{ background: 'var(--accent-soft)' }, { background: 'transparent' }], {
        duration: 1_600,
      })
    },
    [log, items, reveal],
  )
}
