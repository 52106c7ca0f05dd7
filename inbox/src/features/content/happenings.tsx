import type { ContentShape } from '@parley/contract/content.ts'

import { Icon } from '../../ui/icon.tsx'
import { answersOf } from './answers.ts'
import { lengthText } from './file-text.ts'
import { Item } from './media.tsx'
import { RichText } from './rich-text.tsx'
import { StoryLink } from './story-link.tsx'

type Of<K extends ContentShape['kind']> = Extract<ContentShape, { kind: K }>

/** What the customer tapped. */
export function Chosen({ choice }: { readonly choice: Of<'choice'> }) {
  return (
    <div className="chosen" title={`Payload: ${choice.payload}`}>
      <Icon name="tap" />
      <div>
        <span className="sr-only">Tapped: </span>
        <span dir="auto">{choice.text}</span>
        {choice.description !== null && <small dir="auto">{choice.description}</small>}
      </div>
    </div>
  )
}

/** A form that the customer filled. */
export function Filled({ form }: { readonly form: Of<'form'> }) {
  return (
    <div className="card form">
      <Icon name="document" size={20} />
      <div>
        <strong dir="auto">{form.text}</strong>
        <dl>
          {answersOf(form.data).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  )
}

export function Ordered({ order }: { readonly order: Of<'order'> }) {
  const [first] = order.items
  const total = order.items.reduce((sum, { quantity, price }) => sum + quantity * price, 0)
  return (
    <div className="card order">
      <Icon name="bag" size={20} />
      <div>
        <strong>Order</strong>
        {order.text !== null && <p dir="auto">{order.text}</p>}
        <table>
          <tbody>
            {order.items.map(({ product, quantity, price, currency }) => (
              <tr key={product}>
                <td>{quantity} ×</td>
                <td>{product}</td>
                <td>{money(quantity * price, currency)}</td>
              </tr>
            ))}
          </tbody>
          {first && (
            <tfoot>
              <tr>
                <td colSpan={2}>Total</td>
                <td>{money(total, first.currency)}</td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </div>
  )
}

const shares: { readonly [K in Of<'share'>['of']]: string } = {
  post: 'Shared a post',
  reel: 'Shared a reel',
  story: 'Shared a story',
  story_mention: 'Mentioned you in a story',
  link: 'Shared a link',
}

/** Something of the platform that was passed on. */
export function Shared({ share: { of, title, url, file } }: { readonly share: Of<'share'> }) {
  const isStory = of === 'story' || of === 'story_mention'
  return (
    <div className="shared">
      <small>{shares[of]}</small>
      {file && <Item media={{ kind: file.type?.startsWith('video/') ? 'video' : 'image', file }} />}
      {title !== null && <RichText text={title} className="caption" />}
      {url !== null &&
        !file &&
        (isStory ? <StoryLink url={url} /> : <RichText text={url} className="caption" />)}
    </div>
  )
}

const calls: { readonly [K in Of<'call'>['state']]: string } = {
  ringing: 'Call: ringing',
  accepted: 'Call: in progress',
  rejected: 'Missed call',
  ended: 'Call',
  other: 'Call',
}

export function Calling({ call: { state, seconds } }: { readonly call: Of<'call'> }) {
  return (
    <div className="chosen">
      <Icon name="call" />
      <span>
        {calls[state]}
        {seconds !== null && <small>{lengthText(seconds * 1000)}</small>}
      </span>
    </div>
  )
}

function money(amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(amount)
  } catch {
    return `${amount} ${currency}`
  }
}
