import { updateConversation, type ConversationShape } from '@parley/contract/conversation.ts'
import { useQueryClient } from '@tanstack/react-query'

import { call } from '../../api/call.ts'
import { trouble } from '../../api/trouble.ts'
import { toast } from '../../ui/toast.tsx'
import { cacheConversation } from '../live/caches.ts'

type Change = Partial<Pick<ConversationShape, 'status' | 'answered_by'>>

/** Changes a conversation on the screen at once, then on the server; a refusal puts it back and says why. */
export function useUpdate(conversation: ConversationShape): (change: Change, done: string) => void {
  const cache = useQueryClient()
  const update = async (change: Change) => {
    cacheConversation(cache, { ...conversation, ...change })
    try {
      cacheConversation(
        cache,
        await call(updateConversation, { params: { conversation_id: conversation.id }, body: change }),
      )
    } catch (error) {
      cacheConversation(cache, conversation)
      toast.set({ text: `Not changed. ${trouble(error).title}` })
    }
  }
  return (change, done) => {
    const before: Change = {
      ...(change.status === undefined ? {} : { status: conversation.status }),
      ...(change.answered_by === undefined ? {} : { answered_by: conversation.answered_by }),
    }
    toast.set({ text: done, undo: () => void update(before) })
    void update(change)
  }
}
