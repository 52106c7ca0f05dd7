import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import type { MessageShape } from '@parley/contract/message.ts'
import type { MessageId } from '@parley/core/domain/ids.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'

import { usersQuery } from '../../api/queries.ts'
import { useCell } from '../../ui/cell.ts'
import { Icon } from '../../ui/icon.tsx'
import { GoTo } from '../content/quote.tsx'
import { shownThread } from '../content/shown-thread.ts'
import { useOutbox } from '../outbox/outbox-cell.ts'
import { inConversation } from '../outbox/outbox.ts'
import { useMe } from '../session/me.ts'
import { toEnd } from './scroll-anchor.ts'
import { firstUnreadOf, startOf, threadItems } from './thread-items.ts'
import { ThreadLine } from './thread-line.tsx'
import { useGoTo } from './use-go-to.ts'
import { useMarkRead } from './use-mark-read.ts'
import { useThreadScroll } from './use-thread-scroll.ts'
import { useThreadWindow } from './use-thread-window.ts'

import './thread.css'
import './bubble.css'

export interface Shown {
  readonly conversation: ConversationShape
  readonly account: AccountShape | undefined
}

interface Props extends Shown {
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

/** What is loaded of a thread, of which the lines around the reader are drawn. */
export function Log({ conversation, account, messages, busy, loadOlder, place }: Props) {
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
  useEffect(() => shownThread.set(ordered), [ordered])
  const isCut = place?.isLast === false
  const { drawn, room, follow, reveal } = useThreadWindow(log, items, startOf(items, place?.at))
  const { atEnd, unseen, remember, settle } = useThreadScroll(log, items, { at: place?.at, isCut, drawn })
  const goTo = useGoTo(log, items, reveal)
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
  const news = unseen === 0 ? null : unseen === 1 ? '1 new message' : `${unseen} new messages`

  return (
    <div className="thread">
      <GoTo value={goTo}>
        <div
          ref={log}
          className="log"
          role="log"
          // Lines that are drawn because somebody reads back are no news.
          aria-live={atEnd ? 'polite' : 'off'}
          aria-label="Messages"
          aria-busy={busy}
          tabIndex={0}
          onLoadCapture={settle}
          onScroll={() => {
            remember()
            follow()
            moreWhenNear()
          }}
        >
          {room.above > 0 && <div data-room="above" style={{ blockSize: room.above }} />}
          {items.slice(drawn.from, drawn.to).map((item) => (
            <ThreadLine
              key={item.key}
              item={item}
              conversation={conversation}
              account={account}
              users={users}
              found={item.kind === 'message' && item.message.id === place?.at}
            />
          ))}
          {room.below > 0 && <div data-room="below" style={{ blockSize: room.below }} />}
        </div>
      </GoTo>
      <span className="sr-only" role="status">
        {news}
      </span>
      {!atEnd && (
        <button
          type="button"
          className="pill to-end"
          onClick={() => (isCut ? toLatest?.() : log.current && toEnd(log.current))}
        >
          <Icon name="down" />
          {news ?? 'Latest'}
        </button>
      )}
    </div>
  )
}
