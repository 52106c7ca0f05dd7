import { listAccounts } from '@parley/contract/account.ts'
import {
  countConversations,
  getConversation,
  listConversations,
  type ConversationShape,
} from '@parley/contract/conversation.ts'
import { listMessages, type MessageShape } from '@parley/contract/message.ts'
import { search } from '@parley/contract/search.ts'
import { getSession, listUsers } from '@parley/contract/session.ts'
import type { AccountId, ConversationId, MessageId } from '@parley/core/domain/ids.ts'
import { infiniteQueryOptions, queryOptions, type InfiniteData } from '@tanstack/react-query'

import { call } from './call.ts'

export interface Page<T> {
  readonly data: T[]
  readonly next: string | null
  /** Behind its first item there are more that are not loaded; nothing where pages begin with the first there is. */
  readonly previous?: string | null
}
export type Pages<T> = InfiniteData<Page<T>>

/** Which conversations a list shows. */
export interface Filter {
  readonly view: 'open' | 'unread' | 'closed' | 'all'
  readonly account: AccountId | null
}

export const sessionQuery = queryOptions({
  queryKey: ['session'] as const,
  queryFn: ({ signal }) => call(getSession, {}, signal),
})

export const accountsQuery = queryOptions({
  queryKey: ['accounts'] as const,
  queryFn: async ({ signal }) => (await call(listAccounts, {}, signal)).data,
})

export const usersQuery = queryOptions({
  queryKey: ['users'] as const,
  queryFn: async ({ signal }) => (await call(listUsers, {}, signal)).data,
})

export const countsQuery = queryOptions({
  queryKey: ['counts'] as const,
  queryFn: ({ signal }) => call(countConversations, {}, signal),
})

export function conversationQuery(id: ConversationId) {
  return queryOptions({
    queryKey: ['conversation', id] as const,
    queryFn: ({ signal }) => call(getConversation, { params: { conversation_id: id } }, signal),
  })
}

export function conversationsQuery(filter: Filter) {
  return infiniteQueryOptions({
    queryKey: ['conversations', filter] as const,
    queryFn: ({ pageParam, signal }): Promise<Page<ConversationShape>> =>
      call(listConversations, { query: { ...queryOf(filter), after: pageParam } }, signal),
    initialPageParam: start<ConversationId>(),
    getNextPageParam: (last, pages) => nextAfter(last, pages),
  })
}

export function messagesQuery(id: ConversationId) {
  return infiniteQueryOptions({
    queryKey: ['messages', id] as const,
    queryFn: ({ pageParam, signal }): Promise<Page<MessageShape>> =>
      call(listMessages, { params: { conversation_id: id }, query: { after: pageParam } }, signal),
    initialPageParam: start<MessageId>(),
    getNextPageParam: (last, pages) => nextAfter(last, pages),
  })
}

type ThreadPlace =
  | { readonly after: MessageId }
  | { readonly before: MessageId }
  | { readonly around: MessageId }

function around(at: MessageId): ThreadPlace {
  return { around: at }
}

/** The thread around one of its messages, from where it loads both ways. */
export function messagesAroundQuery(id: ConversationId, at: MessageId) {
  return infiniteQueryOptions({
    queryKey: ['messages', id, at] as const,
    queryFn: ({ pageParam, signal }) =>
      call(listMessages, { params: { conversation_id: id }, query: { ...pageParam } }, signal),
    initialPageParam: around(at),
    getNextPageParam: (last, pages): ThreadPlace | undefined => {
      const after = nextAfter(last, pages)
      return after && { after }
    },
    getPreviousPageParam: ({ previous }): ThreadPlace | undefined =>
      previous === null ? undefined : { before: previous },
  })
}

export function searchQuery(text: string, account: AccountId | null) {
  return infiniteQueryOptions({
    queryKey: ['search', text, account] as const,
    queryFn: ({ pageParam, signal }) => {
      const narrowed = account === null ? {} : { account_id: account }
      return call(search, { query: { text, ...narrowed, after: pageParam } }, signal)
    },
    initialPageParam: start<string>(),
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 10_000,
  })
}

function queryOf({ view, account }: Filter) {
  return {
    ...(view === 'all' ? {} : { status: view === 'closed' ? ('closed' as const) : ('open' as const) }),
    ...(view === 'unread' ? { unread: 'true' } : {}),
    ...(account === null ? {} : { account_id: account }),
  }
}

function start<T>(): T | undefined {
  return undefined
}

/** The last item that is loaded now: live updates move items, so the server's own `next` may have moved to the top. */
function nextAfter<T extends { readonly id: unknown }>(
  last: Page<T>,
  pages: readonly Page<T>[],
): T['id'] | undefined {
  return last.next === null ? undefined : pages.flatMap((page) => page.data).at(-1)?.id
}
