import type { MessageShape } from '@parley/contract/message.ts'

import { Icon } from '../../ui/icon.tsx'
import { Item } from './media.tsx'
import { StoryLink } from './story-link.tsx'

/** What stands around a message: how it came, and what it is about. */
export function Around({ context }: { readonly context: MessageShape['context'] }) {
  if (context === null) return null
  const { forwarded, referral, story, product, writer } = context
  return (
    <>
      {writer !== undefined && (
        <span className="writer" dir="auto">
          {writer}
        </span>
      )}
      {forwarded !== undefined && (
        <span className="around">
          <Icon name="forward" size={13} /> {forwarded === 'often' ? 'Forwarded many times' : 'Forwarded'}
        </span>
      )}
      {referral && <Referral referral={referral} />}
      {story && (
        <div className="quote story">
          <small>About a story of yours</small>
          {story.file && <Item media={{ kind: 'image', file: story.file }} />}
          {!story.file && (story.url === null ? <p>It has expired.</p> : <StoryLink url={story.url} />)}
        </div>
      )}
      {product && (
        <span className="around">
          <Icon name="bag" size={13} /> About the product {product.product}
        </span>
      )}
    </>
  )
}

type Shape = NonNullable<NonNullable<MessageShape['context']>['referral']>

function Referral({ referral: { source, title, text, url, file } }: { readonly referral: Shape }) {
  return (
    <div className="quote referral">
      <small>{source === 'ad' || source === 'ADS' ? 'Came through an ad' : 'Came through a link'}</small>
      {file && <Item media={{ kind: 'image', file }} />}
      {title !== null && <strong dir="auto">{title}</strong>}
      {text !== null && <p dir="auto">{text}</p>}
      {url !== null && (
        <a href={url} target="_blank" rel="noopener noreferrer">
          Open
        </a>
      )}
    </div>
  )
}
