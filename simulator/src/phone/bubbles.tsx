import { Fragment, useLayoutEffect, useRef } from 'react'

import type { Bubble, Kind } from './answers.ts'
import { Ticks } from './ticks.tsx'
import { dayOf, timeOf } from './times.ts'

interface BubblesProps {
  readonly kind: Kind
  readonly bubbles: readonly Bubble[]
  readonly typing: boolean
  readonly business: string | undefined
  readonly reply: (bubble: Bubble) => void
}

/** The messages, newest at the bottom, with a line between days. */
export function Bubbles({ kind, bubbles, typing, business, reply }: BubblesProps) {
  const days = bubbles.map(({ at }) => dayOf(at))
  const ownLast = bubbles.findLast(({ from }) => from === 'customer')
  return (
    <div className="talk" role="log" aria-label={`Conversation with ${business ?? 'nobody'}`} tabIndex={0}>
      {bubbles.length === 0 && (
        <p className="empty">Write the first message to {business ?? 'a business'}.</p>
      )}
      {bubbles.map((bubble, at) => (
        <Fragment key={bubble.id}>
          {days[at] !== days[at - 1] && <p className="day">{days[at]}</p>}
          <article className={`bubble ${bubble.from === 'customer' ? 'own' : 'theirs'}`}>
            <Quote of={bubbles.find(({ id }) => id === bubble.replyTo)} />
            <span className="text" dir="auto">
              {wordsOf(bubble)}
            </span>
            <span className="meta">
              <time dateTime={new Date(bubble.at).toISOString()}>{timeOf(bubble.at)}</time>
              {bubble.from === 'customer' && kind === 'whatsapp' && <Ticks status={bubble.status} />}
            </span>
            {bubble.from === 'business' && (
              <button
                type="button"
                className="reply"
                aria-label="Reply to this message"
                onClick={() => reply(bubble)}
              >
                ↩
              </button>
            )}
          </article>
          {kind === 'instagram' && bubble === ownLast && <p className="seen">{words[bubble.status]}</p>}
        </Fragment>
      ))}
      {typing && (
        <p className="bubble theirs dots">
          <span className="said-only">typing…</span>
        </p>
      )}
      <End key={`${bubbles.length} ${typing}`} />
    </div>
  )
}

/** Where the conversation ends; when it appears the conversation scrolls to it. */
function End() {
  const end = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const talk = end.current?.parentElement
    talk?.scrollTo({ top: talk.scrollHeight })
  }, [])
  return <div ref={end} />
}

/** What is not a text shows as what it is. */
function wordsOf({ type, text, deleted }: Bubble): string {
  if (deleted) return 'This message was deleted'
  return text || `[${type}]`
}

const words: Readonly<Record<Bubble['status'], string>> = {
  sent: 'Sending…',
  delivered: 'Sent',
  read: 'Seen',
  failed: 'Not sent',
}

function Quote({ of }: { readonly of: Bubble | undefined }) {
  if (!of) return null
  return (
    <blockquote className="quote" dir="auto">
      {wordsOf(of)}
    </blockquote>
  )
}
