import type { ConversationShape } from '@parley/contract/conversation.ts'
import type { EventShape } from '@parley/contract/event.ts'
import type { MessageShape } from '@parley/contract/message.ts'
import type { ConversationId } from '@parley/core/domain/ids.ts'
import type { QueryClient } from '@tanstack/react-query'

import {
  conversationQuery,
  conversationsQuery,
  messagesQuery,
  type Filter,
  type Pages,
} from '../../api/queries.ts'
import { conversationIn, newer, putConversation } from './apply-to-conversations.ts'
import { applyToMessages, putMessage } from './apply-to-messages.ts'

const views = ['open', 'unread', 'closed', 'all'] as const

/** Puts an event into everything that is loaded and shows it. */
export function applyEvent(cache: QueryClient, event: EventShape): void {
  if (event.conversation_id === null) {
    // What is imported comes without events of its own.
    const isImport = event.type === 'account.updated' && event.data.account.history !== null
    void cache.invalidateQueries({ queryKey: [isImport ? 'conversations' : 'accounts'] })
    return
  }
  cache.setQueriesData<Pages<MessageShape>>(
    { queryKey: messagesQuery(event.conversation_id).queryKey },
    (pages) => pages && applyToMessages(pages, event),
  )
  // They may show in the list of conversations, and tell only of the message.
  if (event.type === 'message.reacted' || event.type === 'message.edited' || event.type === 'message.deleted')
    void cache.invalidateQueries({ queryKey: ['conversations'] })
  const conversation = conversationIn(event)
  if (conversation !== null) cacheConversation(cache, conversation)
}

/** Puts a conversation, from an event or an answer, into every list and page that shows it. */
export function cacheConversation(cache: QueryClient, conversation: ConversationShape): void {
  cache.setQueryData(
    conversationQuery(conversation.id).queryKey,
    (known) => known && newer(known, conversation),
  )
  for (const filter of filtersOf(conversation)) {
    cache.setQueryData(
      conversationsQuery(filter).queryKey,
      (pages) => pages && putConversation(pages, conversation, filter),
    )
  }
}

export function cacheMessage(cache: QueryClient, message: MessageShape): void {
  cache.setQueriesData<Pages<MessageShape>>(
    { queryKey: messagesQuery(message.conversation_id).queryKey },
    (pages) => pages && putMessage(pages, message),
  )
}

/** The conversation as far as it is loaded, from its own page or any list. */
export function knownConversation(cache: QueryClient, id: ConversationId): ConversationShape | undefined {
  const own = cache.getQueryData(conversationQuery(id).queryKey)
  if (own !== undefined) return own
  for (const [, pages] of cache.getQueriesData<{ pages: { data: ConversationShape[] }[] }>({
    queryKey: ['conversations'],
  })) {
    const found = pages?.pages.flatMap((page) => page.data).find((each) => each.id === id)
    if (found !== undefined) return found
  }
  return undefined
}

function filtersOf({ account_id }: ConversationShape): Filter[] {
  return views.flatMap((view) => [
    { view, account: null },
    { view, account: account_id },
  ])
}
