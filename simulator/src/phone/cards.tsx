import { Icon } from './icon.tsx'
import type { Contact, Order, Place, Shared } from './read-detail.ts'

/** A place without a map: nothing is fetched from outside. */
export function PlaceCard({ place }: { readonly place: Place }) {
  const { name, address, latitude, longitude } = place
  return (
    <div className="card">
      <div className="map" aria-hidden="true">
        <Icon name="place" />
      </div>
      <strong>{name ?? 'Location'}</strong>
      <span className="soft">{address ?? `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`}</span>
    </div>
  )
}

export function ContactCards({ contacts }: { readonly contacts: readonly Contact[] }) {
  return contacts.map(({ name: { formatted_name: name }, phones, emails, org }) => (
    <div className="person" key={name}>
      <span className="avatar hue-1" aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      <span className="person-lines">
        <strong>{name}</strong>
        {[org?.company, ...phones.map(({ phone }) => phone), ...emails.map(({ email }) => email)]
          .filter((line) => line !== undefined)
          .map((line) => (
            <span className="soft" key={line}>
              {line}
            </span>
          ))}
      </span>
    </div>
  ))
}

export function OrderCard({ order, text }: { readonly order: Order; readonly text: string }) {
  const { product_items: items } = order
  const [first] = items
  const total = items.reduce((sum, { quantity, item_price: price }) => sum + quantity * price, 0)
  return (
    <div className="card order">
      <strong>
        <Icon name="order" /> Order
      </strong>
      <ul>
        {items.map(({ product_retailer_id: product, quantity, item_price: price, currency }) => (
          <li key={product}>
            <span>
              {quantity} × {product}
            </span>
            <span>{money(quantity * price, currency)}</span>
          </li>
        ))}
      </ul>
      {first && (
        <p className="total">
          <span>Total</span>
          <strong>{money(total, first.currency)}</strong>
        </p>
      )}
      {text !== '' && <span dir="auto">{text}</span>}
    </div>
  )
}

const sharedNames: Readonly<Record<string, string>> = { ig_post: 'Post', ig_reel: 'Reel', share: 'Post' }

export function SharedCard({ shared }: { readonly shared: Shared }) {
  const { type, payload } = shared
  return (
    <div className="card shared">
      <div className="poster" aria-hidden="true">
        <Icon name={type === 'ig_reel' ? 'reel' : 'post'} />
      </div>
      <span className="soft">{sharedNames[type] ?? 'Shared'}</span>
      {payload.title !== undefined && <strong>{payload.title}</strong>}
    </div>
  )
}

function money(amount: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount)
}
