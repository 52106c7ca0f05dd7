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
}

/** What a message says, however it says it. */
export function Content({ bubble, tapped, tap, list, heard }: ContentProps) {
  if (bubble.deleted) return <span className="gone">This message was deleted</span>
  const layout = layoutOf(bubble)
  if (layout) return <LaidOut {...{ bubble, layout, tapped, tap, list }} />
  return (
    <>
      <Files bubble={bubble} heard={heard} />
      <Particular bubble={bubble} />
      <Words bubble={bubble} />
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
/** Their words are on their cards. */
const carded = new Set([...sharing, 'location', 'contacts'])

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
  if (carded.has(type)) return null
  if (text === '')
    return files.length > 0 || type === 'order' ? null : <span className="gone">{`[${type}]`}</span>
  return (
    <span className="text" dir="auto">
      {text}
    </span>
  )
}
