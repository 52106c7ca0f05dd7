import { useState, type ReactNode } from 'react'

import type { Bubble, Offer } from './answers.ts'
import { fileAddress } from './api.ts'
import { Files } from './files.tsx'
import { Icon } from './icon.tsx'
import type { LaidCard, Layout } from './layout.ts'
import { Offers } from './offers.tsx'

interface LaidOutProps {
  readonly bubble: Bubble
  readonly layout: Layout
  readonly tapped: ReadonlySet<string>
  readonly tap: ((offer: Offer) => void) | undefined
  readonly list: () => void
  readonly meta: ReactNode
}

/** A template, buttons, a list or a row of cards. */
export function LaidOut({ bubble, layout, tapped, tap, list, meta }: LaidOutProps) {
  const { title, body, footer, offers, cards } = layout
  const hasWords = (title ?? body ?? footer) !== undefined
  return (
    <>
      {cards.length === 0 && <Files bubble={bubble} heard={nothing} />}
      {title !== undefined && <strong className="heading">{title}</strong>}
      {body !== undefined && <span className="text">{body}</span>}
      {footer !== undefined && <span className="footer">{footer}</span>}
      {hasWords && meta}
      <Offers offers={offers.filter(({ kind }) => kind !== 'quick_reply')} tapped={tapped} tap={tap} />
      {layout.list && (
        <div className="offers">
          <button type="button" className="offer" disabled={!tap} onClick={list}>
            <Icon name="list" /> {layout.list.label}
          </button>
        </div>
      )}
      {cards.length > 0 && (
        <ul className="carousel" aria-label="Cards" tabIndex={0}>
          {cards.map((card, at) => (
            <li key={at}>
              <CardPicture card={card} src={bubble.files[at] && fileAddress(bubble.files[at].id)} />
              {card.title !== undefined && <strong className="heading">{card.title}</strong>}
              {card.body !== undefined && <span className="text">{card.body}</span>}
              <Offers offers={card.offers} tapped={tapped} tap={tap} />
            </li>
          ))}
        </ul>
      )}
      {!hasWords && meta}
    </>
  )
}

/** A picture that cannot be had from here leaves its place. */
function CardPicture({
  card,
  src = card.picture,
}: {
  readonly card: LaidCard
  readonly src: string | undefined
}) {
  const [failed, setFailed] = useState(false)
  if (src === undefined) return null
  if (failed) return <span className="card-picture" aria-hidden="true" />
  return <img className="card-picture" src={src} alt="" onError={() => setFailed(true)} />
}

function nothing(): void {}
