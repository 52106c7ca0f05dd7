import type { MessageId } from '@parley/core/domain/ids.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

import { messagesAroundQuery, messagesQuery } from '../../api/queries.ts'
import { codeOf } from '../../api/trouble.ts'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { flat } from '../live/place.ts'
import { leftPlace } from './left-place.ts'
import { Log, type Shown } from './log.tsx'

/** A conversation's messages, from its end or around one of them. Others load while scrolling, without a jump. */
export function Thread({ at, ...props }: Shown & { readonly at: MessageId | undefined }) {
  return at === undefined ? <FromEnd {...props} /> : <Around {...props} at={at} />
}

function Around({ conversation, account, at }: Shown & { readonly at: MessageId }) {
  const query = useInfiniteQuery(messagesAroundQuery(conversation.id, at))
  const navigate = useNavigate()
  const toLatest = () => void navigate({ to: '.', search: leftPlace, replace: true })
  // It may have been somebody else's, or the address was made up: the thread is there all the same.
  if (codeOf(query.error) === 'not_found') return <FromEnd conversation={conversation} account={account} />
  if (query.data === undefined) {
    if (query.isError) return <Problem error={query.error} retry={() => void query.refetch()} />
    return <Pause label="Loading messages" rows={5} />
  }
  return (
    <Log
      conversation={conversation}
      account={account}
      messages={flat(query.data)}
      busy={query.isFetchingNextPage || query.isFetchingPreviousPage}
      loadOlder={() => {
        if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
      }}
      place={{
        at,
        isLast: !query.hasPreviousPage,
        loadNewer: () => {
          if (query.hasPreviousPage && !query.isFetching) void query.fetchPreviousPage()
        },
        toLatest,
      }}
    />
  )
}

function FromEnd({ conversation, account }: Shown) {
  const query = useInfiniteQuery(messagesQuery(conversation.id))
  if (query.data === undefined) {
    if (query.isError) return <Problem error={query.error} retry={() => void query.refetch()} />
    return <Pause label="Loading messages" rows={5} />
  }
  return (
    <Log
      conversation={conversation}
      account={account}
      messages={flat(query.data)}
      busy={query.isFetchingNextPage}
      loadOlder={() => {
        if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
      }}
    />
  )
}
