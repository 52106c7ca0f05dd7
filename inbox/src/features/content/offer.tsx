import type { ContentShape } from '@parley/contract/content.ts'
import type { ReactNode } from 'react'

import { Icon, type IconName } from '../../ui/icon.tsx'
import { Item } from './media.tsx'
import { RichText } from './rich-text.tsx'

type Kind = 'buttons' | 'list' | 'link' | 'request' | 'flow'
type OfferShape = Extract<ContentShape, { kind: Kind }>

/** A text with something to tap under it, as the customer sees it. */
export function Offer({ offer }: { readonly offer: OfferShape }) {
  switch (offer.kind) {
    case 'buttons':
      return (
        <Frame offer={offer}>
          <Taps of={offer.of} titles={offer.buttons.map(({ title }) => title)} />
        </Frame>
      )
    case 'list':
      return (
        <Frame
          offer={{ ...offer, header: offer.header === null ? null : { kind: 'text', text: offer.header } }}
        >
          <details className="offer-list">
            <summary>
              <Icon name="menu" /> {offer.button}
            </summary>
            {offer.sections.map(({ title, rows }, at) => (
              <ul key={at} aria-label={title ?? offer.button}>
                {title !== null && <li className="offer-title">{title}</li>}
                {rows.map((row) => (
                  <li key={row.payload}>
                    {row.title}
                    {row.description !== null && <small>{row.description}</small>}
                  </li>
                ))}
              </ul>
            ))}
          </details>
        </Frame>
      )
    case 'link':
      return (
        <Frame offer={offer}>
          <a className="tap" href={offer.url} target="_blank" rel="noopener noreferrer">
            <Icon name="out" /> {offer.title}
          </a>
        </Frame>
      )
    case 'request':
      return (
        <Frame offer={{ text: offer.text, header: null, footer: null }}>
          <Taps of="reply" titles={[requests[offer.of].title]} icon={requests[offer.of].icon} />
        </Frame>
      )
    case 'flow':
      return (
        <Frame offer={{ text: offer.text, header: null, footer: null }}>
          <Taps of="reply" titles={[offer.title]} icon="document" />
        </Frame>
      )
  }
}

const requests = {
  location: { title: 'Send location', icon: 'pin' },
  address: { title: 'Provide address', icon: 'document' },
  contact_info: { title: 'Share contact info', icon: 'call' },
} as const satisfies Record<string, { title: string; icon: IconName }>

type Framed = Pick<Extract<ContentShape, { kind: 'buttons' }>, 'text' | 'header' | 'footer'>

function Frame({ offer, children }: { readonly offer: Framed; readonly children: ReactNode }) {
  const { header, text, footer } = offer
  return (
    <div className="offer">
      {header &&
        (header.kind === 'text' ? <strong dir="auto">{header.text}</strong> : <Item media={header} />)}
      {text !== '' && <RichText text={text} className="offer-text" />}
      {footer !== null && <small dir="auto">{footer}</small>}
      {children}
    </div>
  )
}

interface TapsProps {
  readonly of: 'reply' | 'quick_reply'
  readonly titles: readonly string[]
  readonly icon?: IconName
}

/** What could be tapped. Here it is only shown. */
export function Taps({ of, titles, icon = 'tap' }: TapsProps) {
  return (
    <ul className="taps" data-of={of} aria-label="Offered to the customer">
      {titles.map((title, at) => (
        <li key={at} className="tap">
          {of === 'reply' && <Icon name={icon} />} <span dir="auto">{title}</span>
        </li>
      ))}
    </ul>
  )
}
