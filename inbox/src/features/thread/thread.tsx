import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import type { MessageShape } from '@parley/contract/message.ts'
import type { MessageId } from '@parley/core/domain/ids.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'

import { messagesAroundQuery, messagesQuery, usersQuery } from '../../api/queries.ts'
import { codeOf } from '../../api/trouble.ts'
import { useCell } from '../../ui/cell.ts'
import { Icon } from '../../ui/icon.tsx'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { flat } from '../live/place.ts'
import { useOutbox } from '../outbox/outbox-cell.ts'
import { inConversation } from '../outbox/outbox.ts'
import { useMe } from '../session/me.ts'
import { leftPlace } from './left-place.ts'
import { toEnd } from './scroll-anchor.ts'
import { firstUnreadOf, threadItems } from './thread-items.ts'
import { ThreadLine } from './thread-line.tsx'
import { useMarkRead } from './use-mark-read.ts'
import { useThreadScroll } from './use-thread-scroll.ts'

import './thread.css'
import './bubble.css'

interface Props {
  readonly conversation: ConversationShape
  readonly account: AccountShape | undefined
}

/** A conversation's messages, from its end or around one of them. Others load while scrolling, without a jump. */
export function Thread({ at, ...props }: Props & { readonly at: MessageId | undefined }) {
  return at === undefined ? <FromEnd {...props} /> : <Around {...props} at={at} />
}

function Around({ conversation, account, at }: Props & { readonly at: MessageId }) {
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

function FromEnd({ conversation, account }: Props) {
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

interface LogProps extends Props {
  /** The latest first. */
  readonly messages: readonly MessageShape[]
  readonly busy: boolean
  readonly loadOlder: () => void
  /** Where the thread was opened, if not at its end. */
  readonly place?: Place
}

interface Place {
  readonly at: MessageId
  /** What is loaded goes as far as the end. */
  readonly isLast: boolean
  readonly loadNewer: () => void
  readonly toLatest: () => void
}

const aheadPx = 800

function Log({ conversation, account, messages, busy, loadOlder, place }: LogProps) {
  const log = useRef<HTMLDivElement>(null)
  const { data: users = [] } = useQuery(usersQuery)
  const outbox = useCell(useOutbox())
  const { user } = useMe()
  const ordered = useMemo(() => messages.toReversed(), [messages])
  const [firstUnread] = useState(() => firstUnreadOf(ordered, conversation.unread))
  const items = useMemo(
    () => threadItems(ordered, inConversation(outbox, conversation.id), { me: user.id, firstUnread }),
    [ordered, outbox, conversation.id, user.id, firstUnread],
  )
  const isCut = place?.isLast === false
  const { atEnd, unseen, remember } = useThreadScroll(log, items, { at: place?.at, isCut })
  const foundKey = items.find((item) => item.kind === 'message' && item.message.id === place?.at)?.key
  const seen = messages.reduce((most, { sequence }) => Math.max(most, sequence), 0)
  useMarkRead(conversation, seen, atEnd)

  const moreWhenNear = () => {
    if (log.current === null) return
    const { scrollTop, scrollHeight, clientHeight } = log.current
    if (scrollTop < aheadPx) loadOlder()
    else if (scrollHeight - scrollTop - clientHeight < aheadPx) place?.loadNewer()
  }
  useEffect(moreWhenNear)
  // What was written now stands at the end.
  const leaves = isCut && items.at(-1)?.kind === 'outgoing'
  const toLatest = place?.toLatest
  useEffect(() => {
    if (leaves) toLatest?.()
  }, [leaves, toLatest])

  return (
    <div className="thread">
      <div
        ref={log}
        className="log"
        role="log"
        aria-label="Messages"
        aria-busy={busy}
        tabIndex={0}
        onScroll={() => {
          remember()
          moreWhenNear()
        }}
      >
        {items.map((item) => (
          <ThreadLine
            key={item.key}
            item={item}
            conversation={conversation}
            account={account}
            users={users}
            found={item.key === foundKey}
          />
        ))}
      </div>
      {!atEnd && (
        <button
          type="button"
          className="pill to-end"
          onClick={() => (isCut ? toLatest?.() : log.current && toEnd(log.current))}
        >
          <Icon name="down" />
          {unseen === 0 ? 'Latest' : unseen === 1 ? '1 new message' : `${unseen} new messages`}
        </button>
      )}
    </div>
  )
}
