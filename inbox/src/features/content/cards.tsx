import type { ContentShape } from '@parley/contract/content.ts'

import { Item } from './media.tsx'
import { Taps } from './offer.tsx'

type Card = Extract<ContentShape, { kind: 'cards' }>['cards'][number]

/** Cards side by side, to be scrolled. */
export function Cards({ cards }: { readonly cards: readonly Card[] }) {
  return (
    <div className="carousel" role="group" aria-label={`${cards.length} cards`} tabIndex={0}>
      {cards.map((card, at) => (
        <article key={at} className="card tall">
          {card.image && <Item media={{ kind: 'image', file: card.image }} />}
          <strong dir="auto">{card.title}</strong>
          {card.subtitle !== null && <p dir="auto">{card.subtitle}</p>}
          <Taps of="reply" titles={card.buttons.map(({ title }) => title)} />
        </article>
      ))}
    </div>
  )
}
