import type { Offer } from './answers.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './strokes.ts'

interface OffersProps {
  readonly offers: readonly Offer[]
  readonly tapped: ReadonlySet<string>
  /** Only the customer can tap. */
  readonly tap: ((offer: Offer) => void) | undefined
}

/** What can be tapped below a message. */
export function Offers({ offers, tapped, tap }: OffersProps) {
  if (offers.length === 0) return null
  return (
    <div className="offers">
      {offers.map((offer, at) => (
        <One key={at} offer={offer} done={tapped.has(offer.title)} tap={tap} />
      ))}
    </div>
  )
}

function One({ offer, done, tap }: { offer: Offer; done: boolean; tap: OffersProps['tap'] }) {
  const title = offer.title.replaceAll('_', ' ')
  if (offer.kind === 'link' && offer.url !== undefined) {
    return (
      <a className="offer" href={offer.url} target="_blank" rel="noreferrer">
        <Icon name="link" /> {title}
      </a>
    )
  }
  if (offer.kind === 'link' || !tap) return <span className="offer idle">{title}</span>
  const once = offer.kind === 'button' || offer.kind === 'template_button'
  return (
    <button type="button" className="offer" disabled={once && done} onClick={() => tap(offer)}>
      <Icon name={iconOf(offer)} /> {title}
    </button>
  )
}

function iconOf({ kind, id }: Offer): IconName {
  if (kind === 'flow') return 'list'
  if (kind !== 'request') return 'reply'
  if (id === 'location' || id === 'address') return 'place'
  return id === 'contact_info' ? 'contact' : 'call'
}
