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
  return (
    <>
      {bubble.deleted ? (
        <span className="gone">This message was deleted</span>
      ) : (
        <>
          <Files bubble={bubble} heard={heard} />
          <Particular bubble={bubble} />
          <Words bubble={bubble} />
        </>
      )}
      {meta}
    </>
  )
}

/** What is neither words nor a file. */
function Particular({ bubble: { type, detail } }: { readonly bubble: Bubble }) {
  const place = type === 'location' ? readDetail.place(detail) : undefined
  if (place) return <PlaceCard place={place} />
  const contacts = type === 'contacts' ? readDetail.contacts(detail) : undefined
  if (contacts) return <ContactCards contacts={contacts} />
  const order = type === 'order' ? readDetail.order(detail) : undefined
  if (order) return <OrderCard order={order} />
  const shared = sharing.has(type) ? readDetail.shared(detail) : undefined
  if (shared) return <SharedCard shared={shared} />
  return null
}

const sharing = new Set(['ig_post', 'ig_reel', 'share'])
const carded = new Set([...sharing, 'location', 'contacts', 'order'])

/** Whether it is shown as a card. */
export function isCard(type: string): boolean {
  return carded.has(type)
}

function Words({ bubble }: { readonly bubble: Bubble }) {
  const { type, text, detail, files } = bubble
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
  if (isCard(type) && type !== 'order') return null
  if (text === '')
    return files.length > 0 || type === 'order' ? null : (
      <span className="gone">An unusual message ({type})</span>
    )
  return (
    <span className="text" dir="auto">
      {text}
    </span>
  )
}
