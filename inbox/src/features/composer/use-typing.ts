import type { AccountShape } from '@parley/contract/account.ts'
import { showTyping, type ConversationShape } from '@parley/contract/conversation.ts'
import { useRef } from 'react'

import { call } from '../../api/call.ts'

/** The hub passes on no more than that. */
const everyMs = 5_000

/** Takes what is typed, and lets the customer see that somebody is typing, where the account wants that. */
export function useTyping(
  { id }: ConversationShape,
  { can, show_typing: shows }: AccountShape,
  setWords: (words: string) => void,
): (words: string) => void {
  const last = useRef({ id, at: Number.NEGATIVE_INFINITY })
  return (words) => {
    setWords(words)
    const now = performance.now()
    const soon = last.current.id === id && now - last.current.at < everyMs
    if (words === '' || !shows || can.signals.typing === 'none' || soon) return
    last.current = { id, at: now }
    // Nothing is the worse if the customer does not see it.
    call(showTyping, { params: { conversation_id: id } }).catch(() => undefined)
  }
}
