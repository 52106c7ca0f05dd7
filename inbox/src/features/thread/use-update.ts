import { updateConversation, type ConversationShape } from '@parley/contract/conversation.ts'
import { useQueryClient } from '@tanstack/react-query'

import { call } from '../../api/call.ts'
import { trouble } from '../../api/trouble.ts'
import { toast } from '../../ui/toast.tsx'
import { cacheConversation, knownConversation } from '../live/caches.ts'

type Change = Partial<Pick<ConversationShape, 'status' | 'answered_by'>>

/** The last change of each conversation that is on its way. */
const onTheWay = new Map<string, Promise<void>>()

/**
 * Changes a conversation on the screen at once, then on the server, one change after the other, so that an undo never
 * overtakes what it undoes; a refusal puts it back and says why.
 */
export function useUpdate(conversation: ConversationShape): (change: Change, done: string) => void {
  const cache = useQueryClient()
  const show = (change: Change) =>
    cacheConversation(cache, { ...(knownConversation(cache, conversation.id) ?? conversation), ...change })
  const put = async (change: Change, before: Change, earlier: Promise<void> | undefined) => {
    await earlier
    try {
      cacheConversation(
        cache,
        await call(updateConversation, { params: { conversation_id: conversation.id }, body: change }),
      )
    } catch (error) {
      show(before)
      toast.set({ text: `Not changed. ${trouble(error).title}` })
    }
  }
  return (change, done) => {
    const before: Change = {
      ...(change.status === undefined ? {} : { status: conversation.status }),
      ...(change.answered_by === undefined ? {} : { answered_by: conversation.answered_by }),
    }
    const update = (next: Change, last: Change) => {
      show(next)
      onTheWay.set(conversation.id, put(next, last, onTheWay.get(conversation.id)))
    }
    toast.set({ text: done, undo: () => update(before, change) })
    update(change, before)
  }
}
