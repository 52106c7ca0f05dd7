import type { AccountShape } from '@parley/contract/account.ts'
import type { MessageShape } from '@parley/contract/message.ts'
import type { UserShape } from '@parley/contract/session.ts'
import { memo } from 'react'

import { Icon } from '../../ui/icon.tsx'
import { dateTime, timeOfDay } from '../../ui/time-text.ts'
import { Around } from '../content/around.tsx'
import { Body } from '../content/body.tsx'
import { Edited, Marks } from '../content/marks.tsx'
import { Quote } from '../content/quote.tsx'
import { Fate } from './fate.tsx'
import { Ticks } from './ticks.tsx'
import { Tools } from './tools.tsx'

interface Props {
  readonly message: MessageShape
  /** What it answers, if that is loaded. */
  readonly quoted: MessageShape | undefined
  readonly starts: boolean
  readonly customerName: string
  readonly channelLabel: string
  readonly can: AccountShape['can'] | undefined
  readonly users: readonly UserShape[]
  readonly found: boolean
}

/** One message of the thread. */
export const Bubble = memo(function Bubble({
  message,
  quoted,
  starts,
  customerName,
  channelLabel,
  can,
  users,
  found,
}: Props) {
  const { direction, content, status, transitions, sent_at } = message
  const at = Date.parse(sent_at)
  return (
    <div
      className="line"
      data-message={message.id}
      data-side={direction}
      data-starts={starts}
      data-author={message.author.kind}
      data-content={content.kind}
      data-found={found}
    >
      <Author message={message} users={users} customerName={customerName} shown={starts} />
      <div className="bubble">
        <Around context={message.context} />
        {message.reply_to !== null && <Quote quoted={quoted} customerName={customerName} />}
        <Body content={content} />
        <span className="bubble-meta">
          <Edited edits={message.edits} />
          <time dateTime={sent_at} title={dateTime(at)}>
            {timeOfDay(at)}
          </time>
          {direction === 'out' && <Ticks status={status} transitions={transitions} />}
        </span>
        {can && <Tools message={message} can={can} />}
      </div>
      <Marks message={message} customerName={customerName} />
      {direction === 'out' && <Fate message={message} channelLabel={channelLabel} />}
    </div>
  )
})

function Author({
  message: { author },
  users,
  customerName,
  shown,
}: Pick<Props, 'message' | 'users' | 'customerName'> & { readonly shown: boolean }) {
  switch (author.kind) {
    case 'customer':
      return <span className="sr-only">{customerName}:</span>
    case 'agent':
      return (
        <Name shown={shown} text={users.find(({ id }) => id === author.user_id)?.name ?? 'A colleague'} />
      )
    case 'rule':
      return <Name shown={shown} icon="bot" text="Automatic answer" title={`By the rule “${author.rule}”`} />
    case 'api':
      return <Name shown={shown} text="Sent by API" />
    case 'phone':
      return <Name shown={shown} icon="phone" text="From phone" />
  }
}

function Name({
  shown,
  text,
  icon,
  title,
}: {
  readonly shown: boolean
  readonly text: string
  readonly icon?: 'bot' | 'phone'
  readonly title?: string
}) {
  return (
    <span className={shown ? 'author' : 'sr-only'} title={title}>
      {icon && <Icon name={icon} size={13} />}
      {text}
      <span className="sr-only">:</span>
    </span>
  )
}
