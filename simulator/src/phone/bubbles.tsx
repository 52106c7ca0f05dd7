import { Fragment, useLayoutEffect, useRef } from 'react'

import type { Bubble, Kind, Offer } from './answers.ts'
import { MessageBubble } from './bubble.tsx'
import { quickReplies, tappedOf } from './offered.ts'
import type { Side } from './side.ts'
import { dayOf } from './times.ts'

interface BubblesProps {
  readonly kind: Kind
  readonly side: Side
  readonly bubbles: readonly Bubble[]
  readonly typing: boolean
  /** Who is at the other end. */
  readonly other: string | undefined
  readonly tap: (bubble: Bubble, offer: Offer) => void
  readonly list: (bubble: Bubble) => void
  readonly tools: (bubble: Bubble) => void
  readonly heard: (bubble: Bubble) => void
}

/** The messages, newest at the bottom, with a line between days. */
export function Bubbles({ bubbles, other, ...props }: BubblesProps) {
  const { kind, side, typing, tap } = props
  const days = bubbles.map(({ at }) => dayOf(at))
  const ownLast = bubbles.findLast(({ from, type }) => from === 'customer' && type !== 'note')
  const quick = side === 'customer' ? quickReplies(bubbles) : undefined
  return (
    <div className="talk" role="log" aria-label={`Conversation with ${other ?? 'nobody'}`} tabIndex={0}>
      {bubbles.length === 0 && <p className="empty">Write the first message to {other ?? 'a business'}.</p>}
      {bubbles.map((bubble, at) => (
        <Fragment key={bubble.id}>
          {days[at] !== days[at - 1] && <p className="day">{days[at]}</p>}
          <MessageBubble
            kind={kind}
            side={side}
            bubble={bubble}
            quoted={bubbles.find(({ id }) => id === bubble.replyTo)}
            tapped={tappedOf(bubble, bubbles)}
            tap={side === 'customer' ? (offer) => tap(bubble, offer) : undefined}
            list={() => props.list(bubble)}
            tools={() => props.tools(bubble)}
            heard={() => props.heard(bubble)}
          />
          {kind === 'instagram' && side === 'customer' && bubble === ownLast && (
            <p className="seen">{words[bubble.status]}</p>
          )}
        </Fragment>
      ))}
      {quick && <QuickReplies offers={quick.offers} tap={(offer) => tap(quick.bubble, offer)} />}
      {typing && side === 'customer' && (
        <p className="bubble theirs dots">
          <span className="said-only">typing…</span>
        </p>
      )}
      <End key={`${bubbles.length} ${typing}`} />
    </div>
  )
}

interface QuickRepliesProps {
  readonly offers: readonly Offer[]
  readonly tap: (offer: Offer) => void
}

function QuickReplies({ offers, tap }: QuickRepliesProps) {
  return (
    <div className="quick" role="group" aria-label="Quick replies">
      {offers.map((offer) => (
        <button key={`${offer.id} ${offer.title}`} type="button" onClick={() => tap(offer)}>
          {offer.title}
        </button>
      ))}
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

const words: Readonly<Record<Bubble['status'], string>> = {
  sent: 'Sending…',
  delivered: 'Sent',
  read: 'Seen',
  failed: 'Not sent',
}
