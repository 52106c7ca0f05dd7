import type { MessageShape } from '@parley/contract/message.ts'
import type { UserShape } from '@parley/contract/session.ts'
import { preview } from '@parley/core/domain/content.ts'
import { memo } from 'react'

import { Icon } from '../../ui/icon.tsx'
import { dateTime, timeOfDay } from '../../ui/time-text.ts'
import { Fate } from './fate.tsx'
import { Ticks } from './ticks.tsx'

interface Props {
  readonly message: MessageShape
  readonly starts: boolean
  readonly customerName: string
  readonly channelLabel: string
  readonly users: readonly UserShape[]
}

/** One message of the thread. */
export const Bubble = memo(function Bubble({ message, starts, customerName, channelLabel, users }: Props) {
  const { direction, content, status, transitions, sent_at } = message
  const at = Date.parse(sent_at)
  return (
    <div className="line" data-side={direction} data-starts={starts} data-author={message.author.kind}>
      <Author message={message} users={users} customerName={customerName} shown={starts} />
      <div className="bubble">
        {content.kind === 'text' ? (
          <p dir="auto">{content.text}</p>
        ) : content.kind === 'erased' ? (
          <p className="unsupported">What it said was passed on and is not kept here.</p>
        ) : content.kind !== 'unsupported' ? (
          <p>{preview(content)}</p>
        ) : (
          <div className="unsupported">
            <p>
              This message is of a kind that Parley cannot show yet: <code>{content.type}</code>
            </p>
            <details>
              <summary>What the channel sent</summary>
              <pre dir="ltr">{pretty(content.raw)}</pre>
            </details>
          </div>
        )}
        <span className="bubble-meta">
          <time dateTime={sent_at} title={dateTime(at)}>
            {timeOfDay(at)}
          </time>
          {direction === 'out' && <Ticks status={status} transitions={transitions} />}
        </span>
      </div>
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

function pretty(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2)
  } catch {
    return raw
  }
}
