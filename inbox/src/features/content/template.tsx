import type { ContentShape } from '@parley/contract/content.ts'

import { Item } from './media.tsx'
import { Taps } from './offer.tsx'
import { Place } from './place.tsx'
import { RichText } from './rich-text.tsx'

type Use = Extract<ContentShape, { kind: 'template' }>

/** A template as the customer reads it. */
export function Template({ use }: { readonly use: Use }) {
  return (
    <div className="offer">
      <Header header={use.header} />
      <RichText text={use.text === '' ? use.name : use.text} className="offer-text" />
      <Buttons taps={use.taps} />
      {use.cards.length > 0 && (
        <div className="carousel" role="group" aria-label={`${use.cards.length} cards`} tabIndex={0}>
          {use.cards.map((card, at) => (
            <article key={at} className="card tall">
              <Header header={card.header} />
              {card.text && <RichText text={card.text} className="offer-text" />}
              <Buttons taps={card.taps} />
            </article>
          ))}
        </div>
      )}
      <small>
        Template {use.name} · {use.language}
      </small>
    </div>
  )
}

function Buttons({ taps = [] }: Pick<Use, 'taps'>) {
  return taps.length > 0 && <Taps of="reply" titles={taps} />
}

function Header({ header }: Pick<Use, 'header'>) {
  if (header === null) return null
  if (header.kind === 'location') return <Place place={header} />
  return header.kind === 'text' ? <strong dir="auto">{header.text}</strong> : <Item media={header} />
}
