import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'

import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/now.ts'
import { agoText, dateTime } from '../../ui/time-text.ts'
import { leftPlace } from '../thread/left-place.ts'
import { moodOf, windowHint, windowOf } from './window-text.ts'

interface Props {
  readonly conversation: ConversationShape
  readonly account: AccountShape | undefined
  readonly selected: boolean
}

/** One conversation of the list. */
export const Row = memo(function Row({ conversation, account, selected }: Props) {
  const now = useNow()
  const { customer, preview, unread, last_message_at } = conversation
  const at = Date.parse(last_message_at)
  return (
    <Link
      to="/c/$conversation"
      params={{ conversation: conversation.id }}
      search={leftPlace}
      className="row"
      data-row={conversation.id}
      data-unread={unread > 0}
      tabIndex={selected ? 0 : -1}
    >
      <Avatar name={customer.name} seed={customer.id} account={account} />
      <span className="row-name">
        <bdi>{customer.name}</bdi>
      </span>
      <time className="row-time" dateTime={last_message_at} title={dateTime(at)}>
        {agoText(at, now)}
      </time>
      <span className="row-preview">
        {preview.direction === 'out' && <span className="row-you">You: </span>}
        <bdi>{preview.text}</bdi>
      </span>
      <span className="row-marks">
        <Marks conversation={conversation} account={account} now={now} />
        {unread > 0 && (
          <span className="badge">
            {unread > 99 ? '99+' : unread}
            <span className="sr-only"> unread</span>
          </span>
        )}
      </span>
    </Link>
  )
})

function Marks({ conversation, account, now }: Omit<Props, 'selected'> & { readonly now: number }) {
  const window = account && windowOf(conversation, account, now)
  const hint = window === undefined ? '' : windowHint(window, now)
  return (
    <>
      {conversation.status === 'closed' && <Mark icon="archive" text="Closed conversation" />}
      {conversation.answered_by === 'automation' && <Mark icon="bot" text="Answered by automation" />}
      {account?.simulated && <Mark icon="flask" text="Simulated" />}
      {window !== undefined && hint !== '' && (
        <span className="chip" data-mood={moodOf(window, now)} title="Time left to reply">
          <span className="sr-only">Reply window: </span>
          {hint}
        </span>
      )}
    </>
  )
}

function Mark({ icon, text }: { readonly icon: 'bot' | 'flask' | 'archive'; readonly text: string }) {
  return (
    <span className="mark" title={text}>
      <Icon name={icon} size={14} />
      <span className="sr-only">{text}</span>
    </span>
  )
}
