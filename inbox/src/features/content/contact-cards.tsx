import type { ContentShape } from '@parley/contract/content.ts'

import { Avatar } from '../../ui/avatar.tsx'
import { vcardOf } from './vcard.ts'

type Card = Extract<ContentShape, { kind: 'contacts' }>['cards'][number]

/** People that somebody passed on; each can be saved to an address book. */
export function ContactCards({ cards }: { readonly cards: readonly Card[] }) {
  return (
    <div className="contact-cards">
      {cards.map((card, at) => (
        <Contact key={at} card={card} />
      ))}
    </div>
  )
}

function Contact({ card }: { readonly card: Card }) {
  const { name, organization, phones, emails, addresses, urls } = card
  return (
    <div className="card contact">
      <Avatar name={name} seed={name} />
      <div>
        <strong dir="auto">{name}</strong>
        {organization !== null && <p dir="auto">{organization}</p>}
        {phones.map(({ number, type }) => (
          <p key={number}>
            <a href={`tel:${number}`}>
              <bdi dir="ltr">{number}</bdi>
            </a>
            {type !== null && <small> {type.toLowerCase()}</small>}
          </p>
        ))}
        {emails.map(({ address }) => (
          <p key={address}>
            <a href={`mailto:${address}`}>{address}</a>
          </p>
        ))}
        {[...addresses, ...urls].map((line) => (
          <p key={line} dir="auto">
            {line}
          </p>
        ))}
        <a
          className="card-way"
          href={`data:text/vcard;charset=utf-8,${encodeURIComponent(vcardOf(card))}`}
          download={`${name}.vcf`}
        >
          Save contact
        </a>
      </div>
    </div>
  )
}
