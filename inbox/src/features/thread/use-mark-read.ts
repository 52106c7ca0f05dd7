import { updateConversation, type ConversationShape } from '@parley/contract/conversation.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'

import { call } from '../../api/call.ts'
import { cacheConversation } from '../live/caches.ts'

/** Marks what has been seen as read: the thread is open, its end is in view, and the window has the focus. */
export function useMarkRead(conversation: ConversationShape, seen: number | undefined, atEnd: boolean): void {
  const cache = useQueryClient()
  const focused = useSyncExternalStore(followFocus, () => document.hasFocus())
  const { id, unread } = conversation
  useEffect(() => {
    if (unread === 0 || seen === undefined || !atEnd || !focused) return
    call(updateConversation, { params: { conversation_id: id }, body: { read_up_to: seen } }).then(
      (updated) => cacheConversation(cache, updated),
      () => {
        // It stays unread; the next message or the next visit tries again.
      },
    )
  }, [cache, id, unread, seen, atEnd, focused])
}

function followFocus(listener: () => void): () => void {
  window.addEventListener('focus', listener)
  window.addEventListener('blur', listener)
  return () => {
    window.removeEventListener('focus', listener)
    window.removeEventListener('blur', listener)
  }
}
