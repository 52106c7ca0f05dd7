import type { ReactNode } from 'react'

import type { Bubble, Offer } from './answers.ts'
import { ContactCards, OrderCard, PlaceCard, SharedCard } from './cards.tsx'
import { Files } from './files.tsx'
import { Icon } from './icon.tsx'
import { LaidOut } from './laid-out.tsx'
import { layoutOf } from './layout.ts'
import { readDetail } from './read-detail.ts'

export interface ContentProps {
  readonly bubble: Bubble
  readonly tapped: ReadonlySet<string>
  readonly tap: ((offer: Offer) => void) | undefined
  /** Opens the rows of a list. */
  readonly list: () => void
  readonly heard: () => void
  /** When it was said; above what can be tapped, below anything else. */
  readonly meta: ReactNode
}

/** What a message says, however it says it. */
export function Content({ bubble, tapped, tap, list, heard, meta }: ContentProps) {
  const layout = layoutOf(bubble)
  if (layout && !bubble.deleted) return <LaidOut {...{ bubble, layout, tapped, tap, list, meta }} />
  if (bubble.deleted) {
    return (
      <>
        <span className="gone">This message was deleted</span>
        {meta}
      </>
    )
  }
  const card = cardOf(bubble)
  return (
    <>
      <Files bubble={bubble} heard={heard} />
      {card ?? <Words bubble={bubble} />}
      {meta}
    </>
  )
}

/** What is neither words nor a file; undefined also where it cannot be read. */
function cardOf({ type, detail, text }: Bubble): ReactNode {
  const place = type === 'location' ? readDetail.place(detail) : undefined
  if (place) return <PlaceCard place={place} />
  const contacts = type === 'contacts' ? readDetail.contacts(detail) : undefined
  if (contacts) return <ContactCards contacts={contacts} />
  const order = type === 'order' ? readDetail.order(detail) : undefined
  if (order) return <OrderCard order={order} text={text} />
  const shared = sharing.has(type) ? readDetail.shared(detail) : undefined
  return shared && <SharedCard shared={shared} />
}

const sharing = new Set(['ig_post', 'ig_reel', 'share'])
const carded = new Set([...sharing, 'location', 'contacts', 'order'])

/** Whether it is shown as a card. */
export function isCard(type: string): boolean {
  return carded.has(type)
}

function Words({ bubble: { type, text, detail, files } }: { readonly bubble: Bubble }) {
  if (type === 'like_heart') {
    return (
      <span className="heart" role="img" aria-label="Heart">
        <Icon name="heart" />
      </span>
    )
  }
  if (type === 'unsupported') {
    const what = (readDetail.unsupported(detail) ?? 'message').replaceAll('_', ' ')
    return <span className="gone">A {what} that the business cannot see</span>
  }
  if (text !== '') {
    return (
      <span className="text" dir="auto">
        {text}
      </span>
    )
  }
  return files.length > 0 ? null : <span className="gone">An unusual message ({type})</span>
}
