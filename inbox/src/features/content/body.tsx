import type { ContentShape } from '@parley/contract/content.ts'

import { Album } from './album.tsx'
import { Cards } from './cards.tsx'
import { ContactCards } from './contact-cards.tsx'
import { Calling, Chosen, Filled, Ordered, Shared } from './happenings.tsx'
import { Media } from './media.tsx'
import { Offer } from './offer.tsx'
import { Place } from './place.tsx'
import { RichText } from './rich-text.tsx'
import { Template } from './template.tsx'
import { Unread } from './unread.tsx'

import './content.css'
import './offer.css'
import './around.css'

/** What a message says, whatever it is: every kind has its form, and none is ever empty. */
export function Body({ content }: { readonly content: ContentShape }) {
  switch (content.kind) {
    case 'text':
      return <RichText text={content.text} />
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
    case 'sticker':
      return <Media media={content} />
    case 'album':
      return <Album album={content} />
    case 'location':
      return <Place place={content} />
    case 'contacts':
      return <ContactCards cards={content.cards} />
    case 'choice':
      return <Chosen choice={content} />
    case 'form':
      return <Filled form={content} />
    case 'order':
      return <Ordered order={content} />
    case 'share':
      return <Shared share={content} />
    case 'call':
      return <Calling call={content} />
    case 'buttons':
    case 'list':
    case 'link':
    case 'request':
    case 'flow':
      return <Offer offer={content} />
    case 'cards':
      return <Cards cards={content.cards} />
    case 'template':
      return <Template use={content} />
    case 'heart':
      return (
        <p className="jumbo" role="img" aria-label="Heart">
          ❤️
        </p>
      )
    case 'reaction':
      return (
        <p className="aside">
          {content.emoji ? `Reacted ${content.emoji} to a message` : 'Took a reaction back'}
        </p>
      )
    case 'notice':
      return <p className="aside">{content.text}</p>
    case 'deleted':
      return <p className="aside">This message was deleted.</p>
    case 'erased':
      return <p className="aside">What it said was passed on and is not kept here.</p>
    case 'unsupported':
      return <Unread type={content.type} raw={content.raw} />
  }
}
