import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import type { MessageShape } from '@parley/contract/message.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'

import { messagesQuery, usersQuery } from '../../api/queries.ts'
import { useCell } from '../../ui/cell.ts'
import { Icon } from '../../ui/icon.tsx'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { flat } from '../live/place.ts'
import { useOutbox } from '../outbox/outbox-cell.ts'
import { inConversation } from '../outbox/outbox.ts'
import { useMe } from '../session/me.ts'
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

/** A conversation's messages. Older ones load while scrolling up, without a jump. */
export function Thread({ conversation, account }: Props) {
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
}

const aheadPx = 800

function Log({ conversation, account, messages, busy, loadOlder }: LogProps) {
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
  const { atEnd, unseen, remember } = useThreadScroll(log, items)
  const seen = messages.reduce((most, { sequence }) => Math.max(most, sequence), 0)
  useMarkRead(conversation, seen, atEnd)

  const olderWhenNear = () => {
    if (log.current !== null && log.current.scrollTop < aheadPx) loadOlder()
  }
  useEffect(olderWhenNear)

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
          olderWhenNear()
        }}
      >
        {items.map((item) => (
          <ThreadLine
            key={item.key}
            item={item}
            conversation={conversation}
            account={account}
            users={users}
          />
        ))}
      </div>
      {!atEnd && (
        <button type="button" className="pill to-end" onClick={() => log.current && toEnd(log.current)}>
          <Icon name="down" />
          {unseen === 0 ? 'Latest' : unseen === 1 ? '1 new message' : `${unseen} new messages`}
        </button>
      )}
    </div>
  )
}
