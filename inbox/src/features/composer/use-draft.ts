import type { ConversationId } from '@parley/core/domain/ids.ts'
import { useEffect, useState } from 'react'

import { useMe } from '../session/me.ts'
import { keepDraft, readDraft } from './drafts.ts'

/** The draft of one conversation. Mount anew for another one: a draft never moves. */
export function useDraft(conversation: ConversationId): [string, (text: string) => void] {
  const { user } = useMe()
  const [text, setText] = useState(() => readDraft(user.id, conversation))
  useEffect(() => {
    const fromAnotherTab = () => {
      if (!document.hasFocus()) setText(readDraft(user.id, conversation))
    }
    window.addEventListener('storage', fromAnotherTab)
    return () => window.removeEventListener('storage', fromAnotherTab)
  }, [user.id, conversation])
  const change = (next: string) => {
    setText(next)
    keepDraft(user.id, conversation, next)
  }
  return [text, change]
}
